package ru.neuromagic.gateway.origin;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells back ends the {@link Origin} and nothing else: whatever a visitor wrote into headers of this family is gone.
 * Runs after the gateway library's own filters, which remove forwarding headers and add none.
 */
@Component
class ForwardedHeaders implements HttpHeadersFilter, Ordered {

	private static final Set<String> NOT_FOR_STRANGERS = ignoringCase("Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Ssl",
			"X-Forwarded-Server", "X-Forwarded-By", "X-Forwarded-Path", "X-Forwarded-Uri", "X-Forwarded-Method",
			"X-Forwarded-Scheme", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-Originating-IP", "X-Remote-IP",
			"X-Remote-Addr", "X-Remote-User", "True-Client-IP", "CF-Connecting-IP", "Forwarded-For", "X-Original-URL",
			"X-Rewrite-URL", "X-Original-Host", "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override",
			"Front-End-Https", "SSL-Client-Cert", "Proxy", "baggage");

	@Override
	public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
		HttpHeaders output = new HttpHeaders();
		input.forEach((name, values) -> {
			if (!NOT_FOR_STRANGERS.contains(name)) {
				output.addAll(name, values);
			}
		});
		Origin origin = Origin.of(exchange);
		if (origin != null) {
			output.set("X-Forwarded-For", origin.client().getHostAddress());
			output.set("X-Forwarded-Proto", origin.scheme());
			output.set("X-Forwarded-Host", origin.authority());
			output.set("X-Forwarded-Port", Integer.toString(origin.port()));
		}
		return output;
	}

	private static Set<String> ignoringCase(String... names) {
		Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		set.addAll(List.of(names));
		return set;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
