package ru.neuromagic.course.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.course.StatementCount;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

@IntegrationTest
class CatalogMvcTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Courses courses;

	@Autowired
	StatementCount statements;

	@Test
	void listsCoursesForEveryone() {
		var answer = mvc.get().uri("/api/courses").exchange();
		assertThat(answer).hasStatusOk()
				.hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=10, public")
				.hasHeader(HttpHeaders.CONTENT_TYPE, "application/json");
		assertThat(answer.getResponse().getHeaders(HttpHeaders.VARY)).contains("Accept-Language");
		assertThat(answer).bodyJson().extractingPath("$.courses[0]").asMap()
				.containsEntry("slug", "prompting-basics")
				.containsEntry("title", "Основы промптинга")
				.containsEntry("summary", "Кратко")
				.containsEntry("level", "beginner")
				.containsEntry("minutes", 86)
				.containsEntry("lessonCount", 6)
				.containsEntry("questCount", 2);
	}

	@Test
	void pagesThroughAllCoursesOnce() {
		List<String> slugs = new ArrayList<>();
		String after = null;
		do {
			var body = body("/api/courses?limit=1" + (after == null ? "" : "&after=" + after));
			slugs.addAll(JsonPath.<List<String>>read(body, "$.courses[*].slug"));
			after = JsonPath.read(body, "$.next");
		} while (after != null);
		assertThat(slugs).doesNotHaveDuplicates().startsWith("prompting-basics", "runes", "stars");
	}

	@ParameterizedTest
	@CsvSource({"limit=0,limit,min", "limit=51,limit,max", "limit=-1,limit,min", "limit=many,limit,type",
			"limit=99999999999,limit,type", "after=x,after,cursor", "after=,after,cursor",
			"after='; drop table course; --,after,cursor"})
	void namesWhatIsWrongWithThePage(String query, String field, String code) {
		var answer = mvc.get().uri(URI.create("/api/courses?" + query.replace(" ", "%20"))).exchange();
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/validation-failed");
		assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].code").isEqualTo(code);
	}

	@Test
	void showsACourseWithItsSteps() {
		var answer = mvc.get().uri("/api/courses/prompting-basics").exchange();
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.descriptionHtml")
				.isEqualTo("<p>О <strong>курсе</strong>.</p>\n");
		assertThat(answer).bodyJson().extractingPath("$.modules[*].title").asArray()
				.containsExactly("Начало", "Мастерство");
		assertThat(answer).bodyJson().extractingPath("$.modules[0].id")
				.isEqualTo("01980a3e-5c00-7000-8000-000000000201");
		assertThat(answer).bodyJson().extractingPath("$.modules[0].steps[0]").asMap()
				.containsEntry("kind", "lesson").containsEntry("slug", "welcome")
				.containsEntry("title", "Добро пожаловать").containsEntry("minutes", 10)
				.containsEntry("preview", true).hasSize(5);
		assertThat(answer).bodyJson().extractingPath("$.modules[0].steps[2]").asMap()
				.containsEntry("kind", "quest").containsEntry("slug", "first-prompt")
				.containsEntry("preview", false);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"en|Prompting basics", "en-GB,en;q=0.9|Prompting basics",
			"de,en;q=0.8,ru;q=0.5|Prompting basics", "ru|Основы промптинга", "de|Основы промптинга"})
	void speaksTheLanguageThatIsAskedFor(String acceptLanguage, String title) {
		assertThat(mvc.get().uri("/api/courses/prompting-basics").header(HttpHeaders.ACCEPT_LANGUAGE, acceptLanguage))
				.hasStatusOk().bodyJson().extractingPath("$.title").isEqualTo(title);
	}

	@ParameterizedTest
	@ValueSource(strings = {"*", ";;q=;", "<script>", "'; drop table course; --"})
	void takesNoOffenceAtAStrangeLanguage(String acceptLanguage) {
		assertThat(mvc.get().uri("/api/courses/prompting-basics").header(HttpHeaders.ACCEPT_LANGUAGE, acceptLanguage))
				.hasStatusOk().bodyJson().extractingPath("$.title").isIn("Основы промптинга", "Prompting basics");
	}

	@ParameterizedTest
	@ValueSource(strings = {"unknown", "Prompting-Basics", "%D0%BA%D1%83%D1%80%D1%81", "%FF%FE", "%3Cscript%3E",
			"'%20or%20'1'='1", "a.b"})
	void hasNoSuchCourse(String slug) {
		assertThat(mvc.get().uri(URI.create("/api/courses/" + slug))).hasStatus(HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@ValueSource(strings = {"..", "a%2Fb", "a%00b", "a;b=c"})
	void refusesAddressesThatPlayTricks(String slug) {
		assertThat(mvc.get().uri(URI.create("/api/courses/" + slug))).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void saysThatACourseIsNotThere() {
		for (var slug : List.of("unknown", "a".repeat(5000))) {
			assertThat(mvc.get().uri("/api/courses/{slug}", slug)).hasStatus(HttpStatus.NOT_FOUND)
					.bodyJson().extractingPath("$.type").isEqualTo("/problems/course-not-found");
		}
	}

	@Test
	void answersNotModifiedToWhoHasItAlready() {
		var tag = mvc.get().uri("/api/courses/prompting-basics").exchange().getResponse().getHeader(HttpHeaders.ETAG);
		assertThat(mvc.get().uri("/api/courses/prompting-basics").header(HttpHeaders.IF_NONE_MATCH, tag))
				.hasStatus(HttpStatus.NOT_MODIFIED).body().isEmpty();
		assertThat(mvc.get().uri("/api/courses/prompting-basics").header(HttpHeaders.IF_NONE_MATCH, tag)
				.header(HttpHeaders.ACCEPT_LANGUAGE, "en")).hasStatusOk();
	}

	@Test
	void refusesABadTokenEvenWhereNoneIsNeeded() {
		assertThat(mvc.get().uri("/api/courses").header(HttpHeaders.AUTHORIZATION,
				Tokens.get().forged(UUID.randomUUID()))).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@ParameterizedTest
	@ValueSource(strings = {"/api/courses", "/api/courses/prompting-basics"})
	void isReadOnly(String address) {
		var token = Tokens.get().learner(UUID.randomUUID());
		assertThat(mvc.delete().uri(address).header(HttpHeaders.AUTHORIZATION, token))
				.hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
		assertThat(mvc.post().uri(address)).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void needsOneStatementForAPageAndTwoForACourseAndNoneWhenCached() {
		var catalog = new Catalog(courses);
		var slug = new Slug("prompting-basics");
		assertThat(statements.during(() -> catalog.page(null, 20))).isOne();
		assertThat(statements.during(() -> catalog.page(null, 20))).isZero();
		assertThat(statements.during(() -> catalog.course(slug))).isEqualTo(2);
		assertThat(statements.during(() -> catalog.course(slug))).isZero();
		var lesson = catalog.course(slug).flatMap(course -> course.lesson(new Slug("welcome"))).orElseThrow();
		assertThat(statements.during(() -> catalog.html(lesson, Language.RU))).isOne();
		assertThat(statements.during(() -> catalog.html(lesson, Language.EN))).isZero();
	}

	private String body(String address) {
		try {
			return mvc.get().uri(URI.create(address)).exchange().getResponse().getContentAsString();
		} catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
