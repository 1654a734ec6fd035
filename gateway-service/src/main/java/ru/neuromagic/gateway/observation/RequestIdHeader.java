package ru.neuromagic.gateway.observation;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Passes the request id on to the back end. */
@Component
class RequestIdHeader implements HttpHeadersFilter {

	@Override
	public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
		RequestId id = RequestId.of(exchange);
		if (id == null) {
			return input;
		}
		HttpHeaders output = HttpHeaders.copyOf(input);
		output.set(RequestId.HEADER, id.value());
		return output;
	}

}
