package ru.neuromagic.gateway.observation;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * Names one request in answers and logs.
 *
 * @param value 8 to 64 letters, digits, dots, hyphens and underscores
 */
public record RequestId(String value) {

	public static final String HEADER = "X-Request-Id";

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{8,64}");

	private static final String ATTRIBUTE = RequestId.class.getName();

	public RequestId {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("A request id has 8 to 64 letters, digits, dots, hyphens and underscores.");
		}
	}

	/** The id of a request that has passed {@link AccessLog}. */
	public static @Nullable RequestId of(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE);
	}

	/** The caller's own id if it is well-formed, else a new one. */
	static RequestId assign(ServerWebExchange exchange) {
		String given = exchange.getRequest().getHeaders().getFirst(HEADER);
		RequestId id = new RequestId(given != null && FORM.matcher(given).matches() ? given : UUID.randomUUID().toString());
		exchange.getAttributes().put(ATTRIBUTE, id);
		return id;
	}

}
