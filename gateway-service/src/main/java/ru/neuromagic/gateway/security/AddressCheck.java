package ru.neuromagic.gateway.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriUtils;

import ru.neuromagic.gateway.fallback.Problem;
import ru.neuromagic.gateway.fallback.Refusal;
import ru.neuromagic.gateway.origin.Origin;
import ru.neuromagic.gateway.origin.Origins;

/**
 * Lets in only addresses that every server behind the gateway reads alike: no dot segments, empty segments, encoded
 * slashes, matrix parameters or control characters, and nothing that is not UTF-8, in the query neither. So no spelling of a
 * closed address gets past a route. Actuators are never let through, wherever they are.
 */
@Component
public class AddressCheck {

	/** Characters of path and query. */
	private static final int LONGEST_ADDRESS = 4 * 1024;

	/** Characters of all names and values. */
	private static final int LARGEST_HEADERS = 16 * 1024;

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final List<String> AMBIGUOUS = List.of("//", "\\", ";", "%2f", "%5c", "%3b", "%25");

	private final Origins origins;

	AddressCheck(Origins origins) {
		this.origins = origins;
	}

	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		Refusal refusal = refusalOf(exchange);
		return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
	}

	private @Nullable Refusal refusalOf(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		String path = request.getURI().getRawPath();
		String query = request.getURI().getRawQuery();
		if (path.length() + (query == null ? 0 : query.length()) > LONGEST_ADDRESS) {
			return Refusal.of(Problem.ADDRESS_TOO_LONG);
		}
		if (tooLarge(request.getHeaders())) {
			return Refusal.of(Problem.HEADERS_TOO_LARGE);
		}
		if (!METHODS.contains(request.getMethod().name())) {
			return Refusal.of(Problem.METHOD_NOT_ALLOWED).with(HttpHeaders.ALLOW, String.join(", ", METHODS.stream().sorted().toList()));
		}
		String decoded = decoded(path);
		if (decoded == null || query != null && !readable(query)) {
			return Refusal.of(Problem.BAD_ADDRESS);
		}
		Origin origin = Origin.of(exchange);
		if (origin == null || !origin.named()) {
			return Refusal.of(Problem.BAD_REQUEST);
		}
		if (!origins.answersFor(origin)) {
			return Refusal.of(Problem.WRONG_HOST);
		}
		return namesActuator(decoded) ? Refusal.of(Problem.NOT_FOUND) : null;
	}

	private static boolean tooLarge(HttpHeaders headers) {
		int[] size = { 0 };
		headers.forEach((name, values) -> values.forEach(value -> size[0] += name.length() + value.length()));
		return size[0] > LARGEST_HEADERS;
	}

	/** The path as text, or null if servers could disagree about what it means. */
	private static @Nullable String decoded(String path) {
		if (!path.startsWith("/")) {
			return null;
		}
		String lower = path.toLowerCase(Locale.ROOT);
		for (String ambiguous : AMBIGUOUS) {
			if (lower.contains(ambiguous)) {
				return null;
			}
		}
		String decoded = text(path);
		return decoded == null || hasControl(decoded) || hasDotSegment(decoded) ? null : decoded;
	}

	private static boolean hasControl(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isISOControl(text.charAt(i))) {
				return true;
			}
		}
		return false;
	}

	/** Line ends may stand in what is looked for; the character 0 no database can take. */
	private static boolean readable(String query) {
		String text = text(query);
		return text != null && text.indexOf('\0') < 0;
	}

	/** What is percent-encoded, decoded; null if it is no UTF-8, which back ends answer in different ways and some not at all. */
	private static @Nullable String text(String encoded) {
		if (!isAscii(encoded)) {
			return null;
		}
		if (encoded.indexOf('%') < 0) {
			return encoded;
		}
		try {
			String text = UriUtils.decode(encoded, StandardCharsets.UTF_8);
			return text.indexOf('\uFFFD') < 0 ? text : null;
		}
		catch (IllegalArgumentException malformed) {
			return null;
		}
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 0x80) {
				return false;
			}
		}
		return true;
	}

	private static boolean hasDotSegment(String path) {
		return path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
	}

	private static boolean namesActuator(String path) {
		return (path.toLowerCase(Locale.ROOT) + "/").contains("/actuator/");
	}

}
