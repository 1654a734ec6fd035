package ru.neuromagic.gateway.routing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

import ru.neuromagic.gateway.observation.RequestId;
import ru.neuromagic.gateway.origin.Origin;

/**
 * The headers that a back end gets, in one pass over those that came:
 * <ul>
 * <li>what concerns the visitor's connection stays here
 * (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, 7.6.1</a>), as does a length that contradicts a
 * chunked body (<a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3</a>);
 * <li>of where the request comes from the {@link Origin} is told and nothing else, whatever a visitor wrote;
 * <li>each side gets only its own credentials. APIs take bearer tokens and no cookies, so that no other site can act in a
 * visitor's name. Pages take cookies and no bearer tokens, with which Spring Security would not ask for a CSRF token;
 * <li>no baggage: whoever reads it behind would carry on what a stranger wrote.
 * </ul>
 */
final class OutgoingHeaders implements HttpHeadersFilter {

	/** Of one connection, in small letters. */
	static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "te",
			"trailer", "upgrade", "proxy-authorization", "proxy-authenticate");

	/** Strangers' words about where a request comes from and what it is, in small letters. */
	private static final Set<String> HEARSAY = Set.of("forwarded", "forwarded-for", "x-forwarded-for", "x-forwarded-proto",
			"x-forwarded-host", "x-forwarded-port", "x-forwarded-prefix", "x-forwarded-ssl", "x-forwarded-server",
			"x-forwarded-by", "x-forwarded-path", "x-forwarded-uri", "x-forwarded-method", "x-forwarded-scheme",
			"x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-originating-ip", "x-remote-ip", "x-remote-addr",
			"x-remote-user", "true-client-ip", "cf-connecting-ip", "x-original-url", "x-rewrite-url", "x-original-host",
			"x-http-method-override", "x-http-method", "x-method-override", "front-end-https", "ssl-client-cert", "proxy",
			"x-application-context", "baggage");

	@Override
	public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
		Set<String> alsoStay = new HashSet<>();
		input.getConnection().forEach(name -> alsoStay.add(small(name)));
		alsoStay.add(small(foreignCredentials(exchange)));
		if (input.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
			alsoStay.add(small(HttpHeaders.CONTENT_LENGTH));
		}
		HttpHeaders output = new HttpHeaders();
		input.forEach((name, values) -> {
			String small = small(name);
			if (!HOP_BY_HOP.contains(small) && !HEARSAY.contains(small) && !alsoStay.contains(small)) {
				output.put(name, values);
			}
		});
		describe(exchange, output);
		return output;
	}

	private static String foreignCredentials(ServerWebExchange exchange) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		return switch (route.getId()) {
			case "identity" -> "";
			case "web-ui" -> HttpHeaders.AUTHORIZATION;
			default -> HttpHeaders.COOKIE;
		};
	}

	private static void describe(ServerWebExchange exchange, HttpHeaders headers) {
		RequestId id = RequestId.of(exchange);
		if (id != null) {
			headers.set(RequestId.HEADER, id.value());
		}
		Origin origin = Origin.of(exchange);
		if (origin != null) {
			headers.set("X-Forwarded-For", origin.client().getHostAddress());
			headers.set("X-Forwarded-Proto", origin.scheme());
			headers.set("X-Forwarded-Host", origin.authority());
			headers.set("X-Forwarded-Port", Integer.toString(origin.port()));
		}
	}

	private static String small(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
