package ru.neuromagic.quest.attempt;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

import ru.neuromagic.quest.Learner;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.quest.Learner.json;
import static ru.neuromagic.quest.Learner.ok;
import static ru.neuromagic.quest.Learner.path;
import static ru.neuromagic.quest.Learner.problem;
import static ru.neuromagic.quest.Learner.task;
import static ru.neuromagic.quest.Learner.text;

/** Whatever is sent: a clear problem, nothing half saved, never a 500. */
@IntegrationTest
class BadInputMvcTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	private Learner learner;

	private JsonNode attempt;

	@BeforeEach
	void begin() {
		this.learner = new Learner(this.mvc);
		this.attempt = this.learner.starts("owl-school");
	}

	static Stream<Arguments> wrongAnswers() {
		return Stream.of(
				// task, body, field, code
				Arguments.of("bird", "{\"choices\":[\"eagle\"]}", "choices", "unknown-option"),
				Arguments.of("bird", "{\"choices\":[\"owl'; drop table attempt; --\"]}", "choices", "unknown-option"),
				Arguments.of("bird", "{\"choices\":[\"<b>owl</b>\"]}", "choices", "unknown-option"),
				Arguments.of("bird", "{\"choices\":[null]}", "choices", "unknown-option"),
				Arguments.of("bird", "{\"choices\":[\"owl\",\"hen\"]}", "choices", "size"),
				Arguments.of("bird", "{\"choices\":[\"" + "x".repeat(41) + "\"]}", "choices[0]", "size"),
				Arguments.of("bird", "{\"choices\":[" + "\"owl\",".repeat(20) + "\"owl\"]}", "choices", "size"),
				Arguments.of("bird", "{\"choices\":\"owl\"}", "choices", "type"),
				Arguments.of("bird", "{\"choices\":{\"a\":1}}", "choices", "type"),
				Arguments.of("bird", "{\"choices\":[{\"a\":1}]}", "choices[0]", "type"),
				Arguments.of("bird", "{\"choices\":[\"owl\"],\"revision\":-1}", "revision", "positive-or-zero"),
				Arguments.of("bird", "{\"choices\":[\"owl\"],\"revision\":\"new\"}", "revision", "type"),
				Arguments.of("bird", "{\"text\":\"owl\"}", "text", "not-allowed"),
				Arguments.of("ask", "{\"choices\":[\"owl\"]}", "choices", "not-allowed"),
				Arguments.of("ask", "{\"text\":\"" + "а".repeat(601) + "\"}", "text", "size"),
				Arguments.of("ask", "{\"text\":\"" + "а".repeat(8001) + "\"}", "text", "size"),
				Arguments.of("ask", "{\"text\":{\"a\":1}}", "text", "type"),
				Arguments.of("ask", "{\"text\":[\"a\"]}", "text", "type"),
				Arguments.of("ask", "{\"text\":\"Ты\\u0007 сова моя\"}", "text", "control-characters"),
				Arguments.of("ask", "{\"text\":\"Ты\\u0000 сова моя\"}", "text", "type"),
				Arguments.of("ask", "{\"text\":\"Ты\\ud800 сова моя\"}", "text", "type"));
	}

	@ParameterizedTest
	@MethodSource("wrongAnswers")
	void refusesWrongAnswersByField(String task, String body, String field, String code) {
		JsonNode before = ok(this.learner.get(path(this.attempt)));
		for (MvcTestResult result : new MvcTestResult[] { this.learner.saves(this.attempt, task, body),
				this.learner.checks(this.attempt, task, 1, body) }) {
			assertThat(problem(result)).isEqualTo("400 validation-failed");
			JsonNode error = json(result).path("errors").path(0);
			assertThat(error.path("field").asString() + " " + error.path("code").asString()).isEqualTo(field + " " + code);
			assertThat(error.path("message").asString()).isNotBlank();
		}
		assertThat(ok(this.learner.get(path(this.attempt)))).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "bird,choices", "ask,text" })
	void doesNotClearAnAnswerThatIsNotGiven(String task, String field) {
		for (String body : new String[] { "{}", "{\"%s\":null}".formatted(field), "{\"other\":1}" }) {
			MvcTestResult result = this.learner.saves(this.attempt, task, body);
			assertThat(problem(result)).isEqualTo("400 validation-failed");
			assertThat(json(result).path("errors").path(0).path("field").asString()).isEqualTo(field);
		}
	}

	@Test
	void tooShortPromptCostsNoTry() {
		MvcTestResult result = this.learner.checks(this.attempt, "ask", 1, text("Ты сова"));
		assertThat(problem(result)).isEqualTo("400 validation-failed");
		assertThat(json(result).path("errors").path(0).path("code").asString()).isEqualTo("min-words");
		assertThat(json(result).path("minWords").asInt()).isEqualTo(3);
		assertThat(json(result).path("words").asInt()).isEqualTo(2);
		assertThat(task(ok(this.learner.get(path(this.attempt))), "ask").path("tries").asInt()).isZero();
	}

	@Test
	void tooLongTextIsToldItsLength() {
		MvcTestResult result = this.learner.saves(this.attempt, "ask", text("а".repeat(601)));
		assertThat(problem(result)).isEqualTo("400 validation-failed");
		assertThat(json(result).path("maxLength").asInt()).isEqualTo(600);
		assertThat(json(result).path("length").asInt()).isEqualTo(601);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"text\"", "null", "{\"text\":", "choices=owl", "<answer/>",
			"{\"choices\":[\"owl\"],\"revision\":99999999999}" })
	void refusesWhatIsNoJsonObject(String body) {
		MvcTestResult result = this.learner.saves(this.attempt, "bird", body);
		assertThat(problem(result)).startsWith("400 ");
	}

	@Test
	void refusesOtherEncodingsAndTypes() {
		String body = "{\"text\":\"Ты сова, расскажи\"}";
		assertThat(problem(send(body.getBytes(Charset.forName("windows-1251")), "application/json")))
			.isEqualTo("400 malformed-request");
		assertThat(problem(send(new byte[] { '{', '"', (byte) 0xC3, (byte) 0x28, '"', '}' }, "application/json")))
			.isEqualTo("400 malformed-request");
		assertThat(problem(send(body.getBytes(StandardCharsets.UTF_8), "text/plain")))
			.isEqualTo("415 unsupported-media-type");
		assertThat(problem(send("text: сова".getBytes(StandardCharsets.UTF_8), "application/yaml")))
			.isEqualTo("415 unsupported-media-type");
	}

	private MvcTestResult send(byte[] body, String type) {
		return this.mvc.put()
			.uri(path(this.attempt) + "/answers/ask")
			.header(HttpHeaders.AUTHORIZATION, Tokens.get().learner(this.learner.id()))
			.contentType(MediaType.parseMediaType(type))
			.content(body)
			.exchange();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "one", "1.5", "99999999999" })
	void refusesWrongNumbersOfTries(String number) {
		MvcTestResult result = this.learner.put(path(this.attempt) + "/answers/bird/checks/" + number,
				"{\"choices\":[\"owl\"]}");
		assertThat(problem(result)).isEqualTo("400 validation-failed");
		assertThat(json(result).path("errors").path(0).path("field").asString()).isEqualTo("number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "not-a-uuid", "attempt", "0190f000-0000-7000-8000-00000000000a-x", "%00" })
	void refusesWrongIds(String id) {
		assertThat(this.learner.get("/api/quests/attempts/" + id)).satisfies(
				result -> assertThat(result.getResponse().getStatus()).isBetween(400, 404));
		assertThat(this.learner.put("/api/quests/attempts/" + id + "/completion", "")).satisfies(
				result -> assertThat(result.getResponse().getStatus()).isBetween(400, 404));
	}

	@Test
	void refusesOtherMethods() {
		assertThat(problem(this.learner.request(HttpMethod.DELETE, path(this.attempt), null, "ru")))
			.isEqualTo("405 method-not-allowed");
		assertThat(problem(this.learner.request(HttpMethod.POST, path(this.attempt) + "/completion", "", "ru")))
			.isEqualTo("405 method-not-allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert('сова')</script> <img src=x onerror=alert(1)>",
			"'; drop table attempt; -- \" \\ \\\\ %s ${jndi:ldap://x} {{7*7}}", "😀 семья 👨‍👩‍👧 ß ﬁ", "a\tb\nc",
			"\\u0000 \\x00 %00 &lt;b&gt; &amp;", "null", "{\"choices\":[\"owl\"]}" })
	void textIsKeptAsItWasTyped(String typed) {
		JsonNode saved = ok(this.learner.saves(this.attempt, "ask", text(typed)));
		assertThat(saved.path("answer").path("text").asString()).isEqualTo(typed);
		MvcTestResult read = this.learner.get(path(this.attempt));
		assertThat(read).hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
		assertThat(task(json(read), "ask").path("answer").path("text").asString()).isEqualTo(typed);
		assertThat(this.jdbc.sql("select count(*) from attempt").query(Long.class).single()).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "'a\u202E\u200Bb', ab", "'\u00a0a ', a", "'a\u2028b', 'a\nb'" })
	void whatCannotBeSeenIsNotKept(String typed, String kept) {
		JsonNode saved = ok(this.learner.saves(this.attempt, "ask", text(typed)));
		assertThat(saved.path("answer").path("text").asString()).isEqualTo(kept);
	}

	@Test
	void learnersTextIsNeverPartOfHtml() {
		JsonNode checked = task(ok(this.learner.checks(this.attempt, "ask", 1,
				text("<script>alert(1)</script> расскажи мне про лес"))), "ask");
		assertThat(checked.path("feedback").toString()).doesNotContain("script");
	}

}
