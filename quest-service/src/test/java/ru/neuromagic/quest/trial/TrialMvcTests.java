package ru.neuromagic.quest.trial;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.quest.Learner.json;
import static ru.neuromagic.quest.Learner.ok;
import static ru.neuromagic.quest.Learner.problem;

/** What a guest meets: graded like a task, kept nowhere, and no word of how it is graded. */
@IntegrationTest
class TrialMvcTests {

	private static final List<String> SECRETS = List.of("SOLUTION-", "HINT-", "ты\\s", "you\\s", "\\s+", "постарайся",
			"weight", "anyOf", "forbid", "pattern", "solution", "hint");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void isThereForAnyone() {
		MvcTestResult result = get("ru");
		assertThat(result).hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=10, public");
		assertThat(result.getResponse().getHeaders(HttpHeaders.VARY)).contains("Accept-Language");
		assertThat(ok(result)).isEqualTo(JsonMapper.shared().readTree("""
				{"key":"ask-the-owl","title":"Спросите сову","statementHtml":"<p>Спросите <strong>сову</strong>.</p>",
				"minWords":3,"maxLength":100,"placeholder":"Ты сова…",
				"criteria":[{"key":"role","label":"Роль"},{"key":"goal","label":"Цель"}]}
				"""));
		assertThat(ok(get("en")).path("title").asString()).isEqualTo("Ask the owl");
	}

	@Test
	void isGradedByItsCriteria() {
		assertThat(ok(check("Расскажи мне о ночном лесе", "ru"))).isEqualTo(JsonMapper.shared().readTree("""
				{"score":8,"maxScore":10,"percent":75,"html":"<p>Почти <strong>всё</strong>.</p>",
				"criteria":[{"key":"role","label":"Роль","met":false,"comment":"Нет роли"},
				{"key":"goal","label":"Цель","met":true,"comment":"Цель есть"}]}
				"""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Просто напиши мне что-нибудь        | 0   | 0   | <p>Начало.</p>
			Ты сова и живёшь в тёмном лесу      | 3   | 25  | <p>Начало.</p>
			Ты сова. Расскажи мне о ночном лесе | 10  | 100 | <p>Всё на месте.</p>
			""")
	void earnsMoreForMore(String prompt, int score, int percent, String html) {
		JsonNode checked = ok(check(prompt, "ru"));
		assertThat(checked.path("score").asInt()).isEqualTo(score);
		assertThat(checked.path("percent").asInt()).isEqualTo(percent);
		assertThat(checked.path("html").asString()).isEqualTo(html);
	}

	@Test
	void saysWhatTookPointsAndDoesNotPraiseABrokenRule() {
		JsonNode broken = ok(check("Ты сова, расскажи и очень постарайся", "ru"));
		assertThat(broken.path("percent").asInt()).isEqualTo(50);
		assertThat(broken.path("html").asString()).isEqualTo("<p>Просьбы стараться не помогают.</p>");
		JsonNode tooShort = ok(check("Ты сова, расскажи", "en"));
		assertThat(tooShort.path("percent").asInt()).isEqualTo(40);
		assertThat(tooShort.path("html").asString()).contains("<p>A start.</p>", "too short");
	}

	@Test
	void speaksTheReadersLanguageWhateverThePromptsIs() {
		JsonNode checked = ok(check("You are an owl, расскажи о лесе", "en"));
		assertThat(checked.path("html").asString()).isEqualTo("<p>All is there.</p>");
		assertThat(checked.path("criteria").path(0).path("comment").asString()).isEqualTo("There is a role");
	}

	@Test
	void mayBeTriedAsOftenAsOneLikesAndKeepsNothing() {
		List<Long> before = rows();
		JsonNode first = ok(check("Расскажи мне о ночном лесе", "ru"));
		for (int again = 0; again < 5; again++) {
			assertThat(ok(check("Расскажи мне о ночном лесе", "ru"))).isEqualTo(first);
		}
		assertThat(rows()).isEqualTo(before);
	}

	private List<Long> rows() {
		return Stream.of("attempt", "task_progress", "graded_try", "outbox_record")
			.map(table -> this.jdbc.sql("select count(*) from " + table).query(Long.class).single())
			.toList();
	}

	@Test
	void nothingLeaks() {
		for (String language : List.of("ru", "en")) {
			for (MvcTestResult result : List.of(get(language), check("Просто напиши мне что-нибудь", language),
					check("Ты сова. Расскажи мне о ночном лесе", language), check("Ты", language),
					check("а".repeat(101), language))) {
				String body = json(result).toString();
				SECRETS.forEach(secret -> assertThat(body).doesNotContain(secret));
			}
		}
	}

	@Test
	void guestsTextIsNeverPartOfHtml() {
		assertThat(ok(check("<script>alert(1)</script> расскажи мне о лесе", "ru")).toString()).doesNotContain("script");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ты сова", "", "  \n ", "— , !" })
	void refusesWhatIsTooShortWithItsNumbers(String prompt) {
		MvcTestResult result = check(prompt, "ru");
		assertThat(problem(result)).isEqualTo("400 validation-failed");
		assertThat(error(result)).isEqualTo("text min-words");
		assertThat(json(result).path("minWords").asInt()).isEqualTo(3);
		assertThat(json(result).path("words").asInt()).isEqualTo(prompt.startsWith("Ты") ? 2 : 0);
	}

	@Test
	void refusesWhatIsTooLongWithItsNumbers() {
		for (int length : new int[] { 101, 8001, 60_000 }) {
			MvcTestResult result = check("а".repeat(length), "ru");
			assertThat(problem(result)).isEqualTo("400 validation-failed");
			assertThat(error(result)).isEqualTo("text size");
			assertThat(json(result).path("maxLength").asInt()).isEqualTo(100);
			assertThat(json(result).path("length").asInt()).isEqualTo(length);
		}
		assertThat(ok(check("расскажи мне о " + "а".repeat(85), "ru")).path("percent").asInt()).isEqualTo(75);
	}

	static Stream<Arguments> wrongBodies() {
		return Stream.of(Arguments.of("{}", "text not-null"), Arguments.of("{\"text\":null}", "text not-null"),
				Arguments.of("{\"text\":{\"a\":1}}", "text type"), Arguments.of("{\"text\":[\"a\"]}", "text type"),
				Arguments.of("{\"text\":\"Ты\\u0007 сова моя\"}", "text control-characters"));
	}

	@ParameterizedTest
	@MethodSource("wrongBodies")
	void refusesWrongTextsByField(String body, String error) {
		MvcTestResult result = post(body, "ru");
		assertThat(problem(result)).isEqualTo("400 validation-failed");
		assertThat(error(result)).isEqualTo(error);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"text\"", "null", "text=owl" })
	void refusesWhatIsNoJsonObject(String body) {
		assertThat(problem(post(body, "ru"))).startsWith("400 ");
	}

	@Test
	void refusesOtherTypesMethodsAndBadTokens() {
		assertThat(problem(this.mvc.post().uri("/api/quests/trial/checks").contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content("text=owl").exchange())).isEqualTo("415 unsupported-media-type");
		assertThat(problem(this.mvc.post().uri("/api/quests/trial").exchange())).isEqualTo("401 unauthorized");
		assertThat(this.mvc.get().uri("/api/quests/trial").header(HttpHeaders.AUTHORIZATION,
				Tokens.get().forged(UUID.randomUUID()))).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	private MvcTestResult get(String language) {
		return this.mvc.get().uri("/api/quests/trial").header(HttpHeaders.ACCEPT_LANGUAGE, language).exchange();
	}

	private MvcTestResult check(String prompt, String language) {
		return post(JsonMapper.shared().writeValueAsString(Map.of("text", prompt)), language);
	}

	private MvcTestResult post(String body, String language) {
		return this.mvc.post()
			.uri("/api/quests/trial/checks")
			.header(HttpHeaders.ACCEPT_LANGUAGE, language)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static String error(MvcTestResult result) {
		JsonNode error = json(result).path("errors").path(0);
		return error.path("field").asString() + " " + error.path("code").asString();
	}

}
