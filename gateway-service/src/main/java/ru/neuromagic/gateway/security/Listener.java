package ru.neuromagic.gateway.security;

import java.net.SocketAddress;

import io.netty.channel.Channel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ConnectionObserver;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

import ru.neuromagic.gateway.fallback.ErrorAnswers;
import ru.neuromagic.gateway.fallback.ErrorAnswers.Answer;
import ru.neuromagic.gateway.observation.RequestId;

/**
 * The longest that a request may take to arrive and an answer to be read (then the connection is closed), and an answer to
 * addresses that are no URI at all: those never become an exchange, so that the usual steps do not see them.
 */
@Component
class Listener implements NettyServerCustomizer {

	/** Bytes that the operating system takes before it has sent them. With its usual megabytes slow readers looked like those who do not read. */
	private static final long UNSENT = 64 * 1024;

	private final VisitorSettings visitors;

	private final ErrorAnswers errorAnswers;

	Listener(VisitorSettings visitors, ErrorAnswers errorAnswers) {
		this.visitors = visitors;
		this.errorAnswers = errorAnswers;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		HttpServer frank = Epoll.isAvailable() ? server.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT) : server;
		return frank.requestTimeout(visitors.wholeRequest()).doOnChannelInit(this::watch).mapHandle((handled, connection) -> {
			if (connection instanceof HttpServerRequest request && connection instanceof HttpServerResponse response) {
				return handled.then(Mono.defer(() -> answerIfMalformed(request, response)));
			}
			return handled;
		});
	}

	private void watch(ConnectionObserver observer, Channel channel, @Nullable SocketAddress visitor) {
		channel.pipeline().addAfter(NettyPipeline.HttpCodec, SlowReader.class.getSimpleName(), new SlowReader(visitors.unread()));
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
