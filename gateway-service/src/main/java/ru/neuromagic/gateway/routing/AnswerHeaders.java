package ru.neuromagic.gateway.routing;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Of a back end's headers those that concern only its connection to the gateway stay here. */
final class AnswerHeaders implements HttpHeadersFilter {

	@Override
	public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
		HttpHeaders output = HttpHeaders.copyOf(input);
		input.getConnection().forEach(output::remove);
		OutgoingHeaders.HOP_BY_HOP.forEach(output::remove);
		return output;
	}

	@Override
	public boolean supports(Type type) {
		return type == Type.RESPONSE;
	}

}
