package ru.neuromagic.quest;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** A learner at the other end of HTTP. */
public final class Learner {

	public static final String FULL_PROMPT = "Ты сова. Расскажи мне о ночном лесе.";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final MockMvcTester mvc;

	private final UUID id = UUID.randomUUID();

	public Learner(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	public UUID id() {
		return this.id;
	}

	public JsonNode starts(String quest) {
		return ok(post("/api/quests/" + quest + "/attempts"));
	}

	public MvcTestResult post(String path) {
		return request(HttpMethod.POST, path, null, "ru");
	}

	public MvcTestResult get(String path) {
		return request(HttpMethod.GET, path, null, "ru");
	}

	public MvcTestResult put(String path, Object body) {
		return request(HttpMethod.PUT, path, (body instanceof String json) ? json : JSON.writeValueAsString(body), "ru");
	}

	public MvcTestResult saves(JsonNode attempt, String task, Object body) {
		return put(path(attempt) + "/answers/" + task, body);
	}

	public MvcTestResult checks(JsonNode attempt, String task, int number, Object body) {
		return put(path(attempt) + "/answers/" + task + "/checks/" + number, body);
	}

	public MvcTestResult takesHint(JsonNode attempt, String task) {
		return put(path(attempt) + "/hints/" + task, "");
	}

	public MvcTestResult finishes(JsonNode attempt) {
		return put(path(attempt) + "/completion", "");
	}

	/** Answers everything in the owl school rightly at once. */
	public JsonNode completes(JsonNode attempt) {
		ok(checks(attempt, "bird", 1, choices("owl")));
		ok(checks(attempt, "parts", 1, choices("wings", "beak")));
		return ok(checks(attempt, "ask", 1, text(FULL_PROMPT)));
	}

	public MvcTestResult request(HttpMethod method, String path, String body, String language) {
		var request = this.mvc.method(method)
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, Tokens.get().learner(this.id))
			.header(HttpHeaders.ACCEPT_LANGUAGE, language);
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).content(body);
		}
		return request.exchange();
	}

	public static String path(JsonNode attempt) {
		return "/api/quests/attempts/" + attempt.path("id").asString();
	}

	public static Map<String, Object> choices(String... choices) {
		return Map.of("choices", List.of(choices));
	}

	public static Map<String, Object> text(String text) {
		return Map.of("text", text);
	}

	public static JsonNode ok(MvcTestResult result) {
		assertThat(result).hasStatus2xxSuccessful();
		return json(result);
	}

	public static JsonNode json(MvcTestResult result) {
		return JSON.readTree(result.getResponse().getContentAsByteArray());
	}

	public static JsonNode task(JsonNode attempt, String key) {
		return attempt.path("tasks")
			.valueStream()
			.filter(task -> task.path("key").asString().equals(key))
			.findFirst()
			.orElseThrow();
	}

	/** The status and the name of the problem that refused a request, as in {@code "409 stale-answer"}. */
	public static String problem(MvcTestResult result) {
		assertThat(result).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		String type = json(result).path("type").asString();
		return result.getResponse().getStatus() + " " + type.substring(type.lastIndexOf('/') + 1);
	}

}
