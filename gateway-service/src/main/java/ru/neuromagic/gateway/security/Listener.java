package ru.neuromagic.gateway.security;

import java.time.Duration;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

import ru.neuromagic.gateway.fallback.ErrorAnswers;
import ru.neuromagic.gateway.fallback.ErrorAnswers.Answer;
import ru.neuromagic.gateway.observation.RequestId;

/**
 * The longest that a request may take to arrive (then the connection is closed), and an answer to addresses that are no URI at all: those never become
 * an exchange, so that the usual steps do not see them.
 */
@Component
class Listener implements NettyServerCustomizer {

	private static final Duration WHOLE_REQUEST = Duration.ofSeconds(30);

	private final ErrorAnswers errorAnswers;

	Listener(ErrorAnswers errorAnswers) {
		this.errorAnswers = errorAnswers;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server.requestTimeout(WHOLE_REQUEST).mapHandle((handled, connection) -> {
			if (connection instanceof HttpServerRequest request && connection instanceof HttpServerResponse response) {
				return handled.then(Mono.defer(() -> answerIfMalformed(request, response)));
			}
			return handled;
		});
	}

	private Mono<Void> answerIfMalformed(HttpServerRequest request, HttpServerResponse response) {
		boolean refusedByAdapter = !response.hasSentHeaders() && response.status().code() == 400
				&& !response.responseHeaders().contains(RequestId.HEADER);
		if (!refusedByAdapter) {
			return Mono.empty();
		}
		Answer answer = errorAnswers.malformed(request.uri(), request.requestHeaders().get("Accept"),
				request.requestHeaders().get("Accept-Language"));
		response.header("Content-Type", answer.contentType())
			.header("Content-Length", Integer.toString(answer.body().length))
			.header("Cache-Control", "no-store")
			.header("X-Content-Type-Options", "nosniff")
			.header(SecurityHeaders.CONTENT_SECURITY_POLICY, SecurityHeaders.PAGE_POLICY);
		return response.sendByteArray(Mono.just(answer.body())).then();
	}

}
