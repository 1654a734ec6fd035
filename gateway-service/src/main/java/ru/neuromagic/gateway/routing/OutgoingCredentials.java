package ru.neuromagic.gateway.routing;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Each side gets only its own credentials. APIs take bearer tokens and no cookies, so that no other site can act in a
 * visitor's name. Pages take cookies and no bearer tokens, with which Spring Security would not ask for a CSRF token.
 */
@Component
class OutgoingCredentials implements HttpHeadersFilter {

	@Override
	public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		return switch (route.getId()) {
			case "identity" -> input;
			case "web-ui" -> without(HttpHeaders.AUTHORIZATION, input);
			default -> without(HttpHeaders.COOKIE, input);
		};
	}

	private static HttpHeaders without(String name, HttpHeaders input) {
		if (!input.containsHeader(name)) {
			return input;
		}
		HttpHeaders output = HttpHeaders.copyOf(input);
		output.remove(name);
		return output;
	}

}
