package ru.neuromagic.notification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ru.neuromagic.test.Tokens;

/** The HTTP API as a learner's client sees it. */
public class Api {

	private final MockMvcTester mvc;

	Api(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	public MvcTestResult get(UUID learner, String language, String path) {
		return exchange(HttpMethod.GET, path, Tokens.get().learner(learner), language);
	}

	public MvcTestResult put(UUID learner, String path) {
		return exchange(HttpMethod.PUT, path, Tokens.get().learner(learner), "ru");
	}

	/** As somebody without an account. */
	public MvcTestResult anonymous(HttpMethod method, String path) {
		return this.mvc.method(method).uri(path).exchange();
	}

	public MvcTestResult post(String path, String json, @Nullable String idempotencyKey) {
		var request = this.mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(json);
		return ((idempotencyKey != null) ? request.header("Idempotency-Key", idempotencyKey) : request).exchange();
	}

	public MvcTestResult put(UUID learner, String path, String json) {
		return this.mvc.put()
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, Tokens.get().learner(learner))
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
	}

	public MvcTestResult exchange(HttpMethod method, String path, String token, String language) {
		return this.mvc.method(method)
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, token)
			.header(HttpHeaders.ACCEPT_LANGUAGE, language)
			.exchange();
	}

	public List<Map<String, Object>> inbox(UUID learner, String language) {
		return list(get(learner, language, "/api/notifications"), "$.notifications");
	}

	public List<Map<String, Object>> emails(UUID learner) {
		return list(get(learner, "ru", "/api/notifications/emails"), "$.emails");
	}

	private static List<Map<String, Object>> list(MvcTestResult result, String path) {
		return JsonPath.read(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), path);
	}

}
