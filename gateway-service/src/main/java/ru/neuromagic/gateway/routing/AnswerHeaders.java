package ru.neuromagic.gateway.routing;

import java.util.List;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Of a back end's headers those that concern only its connection to the gateway stay here. */
final class AnswerHeaders implements HttpHeadersFilter {

	private static final List<String> STAY_HERE = List.of(HttpHeaders.CONNECTION, "Keep-Alive", "Proxy-Connection",
			HttpHeaders.TRANSFER_ENCODING, HttpHeaders.TE, HttpHeaders.TRAILER, HttpHeaders.UPGRADE,
			HttpHeaders.PROXY_AUTHENTICATE, HttpHeaders.PROXY_AUTHORIZATION);

	@Override
	public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
		HttpHeaders output = HttpHeaders.copyOf(input);
		input.getConnection().forEach(output::remove);
		STAY_HERE.forEach(output::remove);
		return output;
	}

	@Override
	public boolean supports(Type type) {
		return type == Type.RESPONSE;
	}

}
