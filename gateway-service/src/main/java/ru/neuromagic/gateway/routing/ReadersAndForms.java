package ru.neuromagic.gateway.routing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;

import ru.neuromagic.gateway.fallback.Problem;
import ru.neuromagic.gateway.fallback.Refusal;
import ru.neuromagic.gateway.security.Encoded;

/**
 * To Keycloak a visitor comes to read or with a form, as a browser writes them. It answers other bodies, forms that cannot be
 * decoded and line ends in some parameters with 500. Stands behind the {@link Guard}, which limits what is read here.
 */
final class ReadersAndForms implements GatewayFilter {

	private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

	private static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=utf-8");

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (!METHODS.contains(request.getMethod())) {
			return Mono.error(Refusal.of(Problem.METHOD_NOT_ALLOWED).with(HttpHeaders.ALLOW, "GET, HEAD, POST"));
		}
		String query = request.getURI().getRawQuery();
		if (query != null && !isReadable(query)) {
			return Mono.error(Refusal.of(Problem.BAD_ADDRESS));
		}
		if (!Guard.hasBody(request)) {
			return chain.filter(exchange);
		}
		if (!isForm(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
			return Mono.error(Refusal.of(Problem.UNSUPPORTED_MEDIA_TYPE).with("Accept-Post", MediaType.APPLICATION_FORM_URLENCODED_VALUE));
		}
		return chain.filter(exchange.mutate().request(new Form(request)).build());
	}

	private static boolean isReadable(String query) {
		String text = Encoded.text(query);
		return text != null && !Encoded.hasControl(text);
	}

	private static boolean isForm(@Nullable String type) {
		return type != null && FORMS.contains(type.replace(" ", "").toLowerCase(Locale.ROOT));
	}

	/** Read whole before a part of it goes on. */
	private static final class Form extends ServerHttpRequestDecorator {

		Form(ServerHttpRequest request) {
			super(request);
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return DataBufferUtils.join(super.getBody()).flux().doOnNext(form -> {
				if (Encoded.text(form.toString(StandardCharsets.ISO_8859_1)) == null) {
					DataBufferUtils.release(form);
					throw Refusal.of(Problem.BAD_REQUEST);
				}
			});
		}

	}

}
