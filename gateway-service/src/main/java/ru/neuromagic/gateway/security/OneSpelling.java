package ru.neuromagic.gateway.security;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

/**
 * What visitors spell in ways that back ends do not know, though it is clear what is meant. An address with a slash at its end is
 * led to the one without. A range in a unit that nobody knows, or of an answer that has no parts, is as if it were not asked for
 * (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.2">RFC 9110, 14.2</a>): back ends would refuse it, some of them
 * after the deed.
 */
@Component
public class OneSpelling {

	/** After {@link AddressCheck}, which lets no address with an empty segment in: what is left leads to no other host. */
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		String path = request.getURI().getRawPath();
		if (path.length() > 1 && path.endsWith("/")) {
			return redirect(exchange.getResponse(), path.substring(0, path.length() - 1), request.getURI().getRawQuery());
		}
		String range = request.getHeaders().getFirst(HttpHeaders.RANGE);
		if (range == null || request.getMethod() == HttpMethod.GET && range.regionMatches(true, 0, "bytes=", 0, "bytes=".length())) {
			return chain.filter(exchange);
		}
		return chain.filter(exchange.mutate().request(whole -> whole.headers(headers -> headers.remove(HttpHeaders.RANGE))).build());
	}

	private static Mono<Void> redirect(ServerHttpResponse response, String path, @Nullable String query) {
		response.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
		response.getHeaders().setLocation(URI.create(query == null ? path : path + "?" + query));
		return response.setComplete();
	}

}
