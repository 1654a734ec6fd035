package ru.neuromagic.web.calls;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import feign.Response;
import feign.codec.ErrorDecoder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells a refusal (4xx, and the few 503 that a service explains) from an outage. */
final class ProblemDecoder implements ErrorDecoder {

	private static final int MOST_BYTES = 64 * 1024;

	/** Outages behind a service for which it has a word of its own. */
	private static final Set<String> EXPLAINED_OUTAGES = Set.of("identity-unavailable");

	private static final Set<String> STANDARD_MEMBERS = Set.of("type", "title", "status", "detail", "instance", "errors");

	private final ErrorDecoder outages = new ErrorDecoder.Default();

	private final JsonMapper json;

	ProblemDecoder(JsonMapper json) {
		this.json = json;
	}

	@Override
	public Exception decode(String method, Response response) {
		Problem problem = problem(response);
		return response.status() < 500 || EXPLAINED_OUTAGES.contains(problem.type()) ? new RefusedException(problem)
				: outages.decode(method, response.toBuilder().body(new byte[0]).build());
	}

	private Problem problem(Response response) {
		JsonNode body = body(response);
		String type = body.path("type").asString("");
		List<Problem.FieldError> errors = new ArrayList<>();
		for (JsonNode error : body.path("errors")) {
			errors.add(new Problem.FieldError(error.path("field").asString(""), error.path("code").asString(""),
					error.path("message").asString("")));
		}
		Map<String, Object> more = new HashMap<>();
		body.properties().forEach(member -> {
			if (!STANDARD_MEMBERS.contains(member.getKey()) && member.getValue().isNumber()) {
				more.put(member.getKey(), member.getValue().asInt());
			}
		});
		return new Problem(type.startsWith("/problems/") ? type.substring(type.lastIndexOf('/') + 1)
				: "other", response.status(), body.path("detail").asString(""), errors, retryAfter(response), more);
	}

	private JsonNode body(Response response) {
		if (response.body() == null) {
			return json.createObjectNode();
		}
		try (InputStream in = response.body().asInputStream()) {
			JsonNode tree = json.readTree(in.readNBytes(MOST_BYTES));
			return tree.isObject() ? tree : json.createObjectNode();
		}
		catch (IOException | JacksonException unreadable) {
			return json.createObjectNode();
		}
	}

	private static @Nullable Duration retryAfter(Response response) {
		return Optional.ofNullable(response.headers().get("Retry-After"))
			.flatMap(values -> values.stream().findFirst())
			.filter(value -> value.matches("\\d{1,7}"))
			.map(Long::valueOf)
			.map(Duration::ofSeconds)
			.orElse(null);
	}
}
