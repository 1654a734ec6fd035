package ru.neuromagic.course.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.course.Learner;
import ru.neuromagic.course.StatementCount;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

@IntegrationTest
class LessonMvcTests {

	static final String PREVIEW = "/api/courses/prompting-basics/lessons/welcome";

	static final String LESSON = "/api/courses/prompting-basics/lessons/examples";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	StatementCount statements;

	Learner anna;

	@BeforeEach
	void someone() {
		anna = Learner.with(mvc);
	}

	@Test
	void previewIsOpenToEveryone() {
		var answer = mvc.get().uri(PREVIEW).exchange();
		assertThat(answer).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=10, public");
		assertThat(answer).bodyJson().extractingPath("$.preview").isEqualTo(true);
		assertThat(answer).bodyJson().extractingPath("$.previous").isNull();
		assertThat(answer).bodyJson().extractingPath("$.enrollment").isNull();
	}

	@Test
	void tellsALearnerHowFarTheyAreAndKeepsThatForThem() throws Exception {
		assertThat(anna.get(PREVIEW)).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private")
				.bodyJson().extractingPath("$.enrollment").isNull();
		anna.enroll("prompting-basics");
		anna.complete("prompting-basics", "welcome");
		assertThat(anna.get(PREVIEW)).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private")
				.bodyJson().extractingPath("$.enrollment.completed[*].slug").isEqualTo(List.of("welcome"));
		assertThat(anna.get(LESSON)).bodyJson().extractingPath("$.enrollment").asMap()
				.isEqualTo(JsonPath.<Map<String, Object>>read(anna.enrollment("prompting-basics").getResponse().getContentAsString(UTF_8), "$"));
	}

	@Test
	void enrollmentOpensALesson() {
		anna.enroll("prompting-basics");
		var answer = anna.get(LESSON);
		assertThat(answer).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
		assertThat(answer).bodyJson().isLenientlyEqualTo("""
				{"courseSlug": "prompting-basics", "courseTitle": "Основы промптинга", "moduleTitle": "Мастерство",
				 "slug": "examples", "title": "Примеры", "minutes": 10,
				 "html": "<h2 id=\\"примеры\\">Примеры</h2>\\n<p>Текст урока.</p>\\n", "preview": false,
				 "position": 4, "totalSteps": 8,
				 "previous": {"kind": "quest", "slug": "first-prompt", "title": "Первый промпт"},
				 "next": {"kind": "lesson", "slug": "chains", "title": "Цепочки"},
				 "enrollment": {"courseSlug": "prompting-basics", "completedAt": null, "completedSteps": 0,
				 "totalSteps": 8, "percent": 0, "completed": [],
				 "nextStep": {"kind": "lesson", "slug": "welcome"}}}
				""");
	}

	@Test
	void lessonNeedsAToken() {
		assertThat(mvc.get().uri(LESSON)).hasStatus(HttpStatus.UNAUTHORIZED)
				.bodyJson().extractingPath("$.type").isEqualTo("/problems/unauthorized");
		assertThat(mvc.get().uri(LESSON).header(HttpHeaders.AUTHORIZATION, Tokens.get().expired(anna.id())))
				.hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void lessonNeedsAnEnrollmentInItsCourse() {
		anna.enroll("runes");
		assertThat(anna.get(LESSON)).hasStatus(HttpStatus.FORBIDDEN)
				.bodyJson().extractingPath("$.type").isEqualTo("/problems/enrollment-required");
	}

	@Test
	void someoneElsesEnrollmentOpensNothing() {
		anna.enroll("prompting-basics");
		assertThat(Learner.with(mvc).get(LESSON)).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void accountThatIsNoLearnerIsNotEnrolled() {
		assertThat(mvc.get().uri(LESSON).header(HttpHeaders.AUTHORIZATION,
				Tokens.get().with(UUID.randomUUID(), "author"))).hasStatus(HttpStatus.FORBIDDEN);
	}

	@ParameterizedTest
	@ValueSource(strings = {"prompting-basics/lessons/unknown", "unknown/lessons/welcome", "stars/lessons/welcome",
			"prompting-basics/lessons/first-prompt", "prompting-basics/lessons/%FF", "%FF/lessons/welcome",
			"prompting-basics/lessons/'%20or%201=1", "prompting-basics/lessons/%3Cimg%3E"})
	void hasNoSuchLesson(String address) {
		assertThat(mvc.get().uri(URI.create("/api/courses/" + address))).hasStatus(HttpStatus.NOT_FOUND)
				.bodyJson().extractingPath("$.type").isEqualTo("/problems/lesson-not-found");
	}

	@Test
	void needsFourStatementsAtMost() {
		anna.enroll("prompting-basics");
		assertThat(statements.during(() -> anna.get(LESSON))).isBetween(1, 4);
		assertThat(statements.during(() -> mvc.get().uri(PREVIEW).exchange())).isLessThanOrEqualTo(3);
	}
}
