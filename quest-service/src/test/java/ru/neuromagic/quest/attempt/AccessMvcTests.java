package ru.neuromagic.quest.attempt;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
import static ru.neuromagic.quest.Learner.choices;
import static ru.neuromagic.quest.Learner.ok;
import static ru.neuromagic.quest.Learner.path;
import static ru.neuromagic.quest.Learner.problem;

/** Who may do what: 401, 403 and 404 of every endpoint. */
@IntegrationTest
class AccessMvcTests {

	private static final String BODY = "{\"choices\":[\"owl\"]}";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	static Stream<Arguments> learnersEndpoints() {
		return Stream.concat(Stream.of(Arguments.of("POST", "/api/quests/owl-school/attempts"),
				Arguments.of("GET", "/api/quests/owl-school/attempt")), attemptsEndpoints());
	}

	static Stream<Arguments> attemptsEndpoints() {
		return Stream.of(Arguments.of("GET", "/api/quests/attempts/{id}"),
				Arguments.of("PUT", "/api/quests/attempts/{id}/answers/bird"),
				Arguments.of("PUT", "/api/quests/attempts/{id}/answers/bird/checks/1"),
				Arguments.of("PUT", "/api/quests/attempts/{id}/hints/bird"),
				Arguments.of("PUT", "/api/quests/attempts/{id}/completion"));
	}

	@ParameterizedTest
	@MethodSource("learnersEndpoints")
	void needsAValidToken(String method, String path) {
		UUID id = UUID.randomUUID();
		var tokens = Tokens.get();
		assertThat(problem(request(method, path, null))).isEqualTo("401 unauthorized");
		for (String token : new String[] { "Bearer nonsense", tokens.expired(id), tokens.forged(id),
				tokens.ofOtherIssuer(id), tokens.forOtherAudience(id) }) {
			assertThat(problem(request(method, path, token))).isEqualTo("401 unauthorized");
		}
	}

	@ParameterizedTest
	@MethodSource("learnersEndpoints")
	void needsTheRoleOfALearner(String method, String path) {
		assertThat(problem(request(method, path, Tokens.get().with(UUID.randomUUID(), "author", "admin"))))
			.isEqualTo("403 forbidden");
	}

	@ParameterizedTest
	@MethodSource("attemptsEndpoints")
	void unknownAttemptIsNotFound(String method, String path) {
		assertThat(problem(request(method, path, Tokens.get().learner(UUID.randomUUID()))))
			.isEqualTo("404 attempt-not-found");
	}

	@ParameterizedTest
	@MethodSource("attemptsEndpoints")
	void someoneElsesAttemptIsNotFoundAndStaysAsItIs(String method, String path) {
		var owner = new Learner(this.mvc);
		JsonNode attempt = owner.starts("owl-school");
		ok(owner.saves(attempt, "bird", choices("hen")));
		JsonNode before = ok(owner.get(path(attempt)));
		String stranger = Tokens.get().learner(UUID.randomUUID());
		assertThat(problem(request(method, path.replace("{id}", attempt.path("id").asString()), stranger)))
			.isEqualTo("404 attempt-not-found");
		assertThat(ok(owner.get(path(attempt)))).isEqualTo(before);
	}

	@Test
	void unknownQuestIsNotFound() {
		var learner = new Learner(this.mvc);
		for (String slug : new String[] { "no-such-quest", "Owl-School", "owl school", "'--", "сова" }) {
			assertThat(problem(learner.get("/api/quests/" + slug))).isEqualTo("404 quest-not-found");
			assertThat(problem(learner.get("/api/quests/" + slug + "/attempt"))).isEqualTo("404 quest-not-found");
			assertThat(problem(learner.post("/api/quests/" + slug + "/attempts"))).isEqualTo("404 quest-not-found");
		}
	}

	@Test
	void questThatWasNotBegunHasNoAttempt() {
		assertThat(problem(new Learner(this.mvc).get("/api/quests/owl-school/attempt"))).isEqualTo("404 no-attempt");
	}

	@Test
	void unknownTaskIsNotFound() {
		var learner = new Learner(this.mvc);
		JsonNode attempt = learner.starts("owl-school");
		assertThat(problem(learner.saves(attempt, "cat", choices("owl")))).isEqualTo("404 task-not-found");
		assertThat(problem(learner.checks(attempt, "cat", 1, choices("owl")))).isEqualTo("404 task-not-found");
		assertThat(problem(learner.takesHint(attempt, "cat"))).isEqualTo("404 task-not-found");
	}

	@Test
	void learnersSeeTheirOwnAttempts() {
		var anna = new Learner(this.mvc);
		var boris = new Learner(this.mvc);
		JsonNode annas = anna.starts("owl-school");
		JsonNode boriss = boris.starts("owl-school");
		assertThat(annas.path("id")).isNotEqualTo(boriss.path("id"));
		assertThat(ok(anna.get("/api/quests/owl-school/attempt")).path("id")).isEqualTo(annas.path("id"));
	}

	@Test
	void serviceSeesNoOtherSchema() {
		assertThat(this.jdbc.sql("""
				select nspname
				from pg_namespace
				where nspname in ('auth', 'course', 'notification', 'web', 'keycloak')
				  and has_schema_privilege(current_user, oid, 'usage')
				limit 10
				""").query(String.class).list()).isEmpty();
	}

	private MvcTestResult request(String method, String path, String token) {
		var request = this.mvc.method(HttpMethod.valueOf(method)).uri(path.replace("{id}", UUID.randomUUID().toString()));
		if (token != null) {
			request.header(HttpHeaders.AUTHORIZATION, token);
		}
		return request.contentType(MediaType.APPLICATION_JSON).content(BODY).exchange();
	}

}
