package ru.neuromagic.gateway.routing;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

import ru.neuromagic.gateway.fallback.Problem;
import ru.neuromagic.gateway.fallback.Refusal;

/** To Keycloak a visitor comes to read or with a form. It answers other bodies with 500, since it looks for fields in them. */
final class FormsOnly implements GatewayFilter {

	private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (!METHODS.contains(request.getMethod())) {
			return Mono.error(Refusal.of(Problem.METHOD_NOT_ALLOWED).with(HttpHeaders.ALLOW, "GET, HEAD, POST"));
		}
		if (Guard.hasBody(request) && !isForm(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
			return Mono.error(Refusal.of(Problem.UNSUPPORTED_MEDIA_TYPE).with("Accept-Post", MediaType.APPLICATION_FORM_URLENCODED_VALUE));
		}
		return chain.filter(exchange);
	}

	private static boolean isForm(@Nullable String type) {
		String form = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
		return type != null && type.regionMatches(true, 0, form, 0, form.length())
				&& (type.length() == form.length() || type.charAt(form.length()) == ';' || type.charAt(form.length()) == ' ');
	}

}
