package ru.neuromagic.gateway.routing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.ReadTimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.util.retry.Retry;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import ru.neuromagic.gateway.fallback.Problem;
import ru.neuromagic.gateway.fallback.Refusal;
import ru.neuromagic.gateway.routing.BreakerSettings.Outcome;

/**
 * Stands before one back end: limits bodies, keeps a circuit breaker, says what went wrong. Answers pass through as they
 * are, those with an error status too: a service's own problem detail is better than any that could be made here.
 */
final class Guard implements GatewayFilter {

	/** When to come back after a failure that did not open the breaker. */
	private static final Duration SOON = Duration.ofSeconds(5);

	/** While a few requests try whether a back end is well again, others wait: a page would come without its style otherwise. */
	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final int PAUSES = 20;

	/** In bytes above the limit. A text pasted by mistake ends before; whoever sends more is cut off. */
	private static final long READ_IN_VAIN = 1024 * 1024;

	private final String backEnd;

	private final long maxBody;

	private final Duration bodySilence;

	private final CircuitBreaker breaker;

	private final Duration openFor;

	private final Retry duringTrials;

	Guard(String backEnd, long maxBody, Duration bodySilence, CircuitBreaker breaker, Duration openFor) {
		this.backEnd = backEnd;
		this.maxBody = maxBody;
		this.bodySilence = bodySilence;
		this.breaker = breaker;
		this.openFor = openFor;
		this.duringTrials = Retry.fixedDelay(PAUSES, PAUSE)
			.filter(this::isRefusedDuringTrials)
			.onRetryExhaustedThrow((retry, last) -> last.failure());
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (request.getHeaders().getContentLength() > maxBody) {
			return refuseTooLarge(request);
		}
		ServerWebExchange limited = hasBody(request)
				? exchange.mutate().request(new LimitedBody(request, maxBody, bodySilence)).build() : exchange;
		Mono<Outcome> call = chain.filter(limited).then(Mono.fromSupplier(() -> outcome(limited)));
		if (repeatable(request)) {
			call = call.retryWhen(Retry.max(1)
				.filter(Guard::neverArrived)
				.doBeforeRetry(again -> forget(limited))
				.onRetryExhaustedThrow((retry, last) -> last.failure()));
		}
		return call.transformDeferred(CircuitBreakerOperator.of(breaker)).retryWhen(duringTrials).onErrorMap(this::refusal).then();
	}

	/**
	 * As long as somebody writes, nobody there reads an answer, and closing the connection would take it away from them
	 * (<a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, 9.6</a>): so the body is read first, if it is not
	 * beyond all measure and does not wait to be asked for.
	 */
	private Mono<Void> refuseTooLarge(ServerHttpRequest request) {
		Mono<Void> refusal = Mono.error(Refusal.of(Problem.BODY_TOO_LARGE));
		long announced = request.getHeaders().getContentLength();
		if (announced > maxBody + READ_IN_VAIN || request.getHeaders().containsHeader(HttpHeaders.EXPECT)) {
			return refusal;
		}
		return new LimitedBody(request, announced, bodySilence).getBody().doOnNext(DataBufferUtils::release).then(refusal);
	}

	/** Before anything was sent, so that every request may come again. */
	private boolean isRefusedDuringTrials(Throwable error) {
		return error instanceof CallNotPermittedException && breaker.getState() != CircuitBreaker.State.OPEN;
	}

	/**
	 * Failed is what stands between us and a service that does not live. A 500 comes from one that lives and stumbled over this
	 * request: were it counted, a few visitors could close the site for all. So does a 503 that explains itself: something behind
	 * the service is missing, which it knows best.
	 */
	private static Outcome outcome(ServerWebExchange exchange) {
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		return switch (status == null ? 0 : status.value()) {
			case 502, 504 -> Outcome.FAILED;
			case 503 -> explainsItself(exchange.getResponse()) ? Outcome.ANSWERED : Outcome.FAILED;
			default -> Outcome.ANSWERED;
		};
	}

	private static boolean explainsItself(ServerHttpResponse response) {
		String type = response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
		return type != null && type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
	}

	static boolean hasBody(ServerHttpRequest request) {
		return request.getHeaders().getContentLength() > 0 || request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
	}

	private static boolean repeatable(ServerHttpRequest request) {
		return (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) && !hasBody(request);
	}

	/** The connection was gone before an answer began, as happens when a back end restarts. */
	private static boolean neverArrived(Throwable error) {
		return error instanceof IOException && !(error instanceof ConnectTimeoutException);
	}

	private static void forget(ServerWebExchange exchange) {
		exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR);
		ServerWebExchangeUtils.reset(exchange);
	}

	/** The errors by which Netty says that an answer is no HTTP. */
	static boolean isUnreadable(Throwable error) {
		return error instanceof DecoderException || error instanceof IllegalArgumentException;
	}

	private Throwable refusal(Throwable error) {
		if (error instanceof Refusal) {
			return error;
		}
		if (error instanceof CallNotPermittedException) {
			return Refusal.of(Problem.SERVICE_UNAVAILABLE).retryAfter(openFor).about(backEnd);
		}
		if (error instanceof ReadTimeoutException) {
			return Refusal.of(Problem.SERVICE_TIMEOUT, error).about(backEnd);
		}
		if (error instanceof PrematureCloseException || isUnreadable(error)) {
			return Refusal.of(Problem.SERVICE_BROKE_OFF, error).about(backEnd);
		}
		if (error instanceof IOException || error instanceof PoolAcquireTimeoutException) {
			return Refusal.of(Problem.SERVICE_UNAVAILABLE, error).retryAfter(SOON).about(backEnd);
		}
		return error;
	}

	/** Counts the bytes that really come, whatever was announced. What goes wrong here is no failure of the back end. */
	private static final class LimitedBody extends ServerHttpRequestDecorator {

		private final long max;

		private final Duration silence;

		LimitedBody(ServerHttpRequest request, long max, Duration silence) {
			super(request);
			this.max = max;
			this.silence = silence;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Flux.defer(() -> {
				long[] seen = { 0 };
				return super.getBody().timeout(silence, ownThread()).onErrorMap(LimitedBody::visitorFailed).map(part -> {
					seen[0] += part.readableByteCount();
					if (seen[0] > max) {
						DataBufferUtils.release(part);
						throw Refusal.of(Problem.BODY_TOO_LARGE);
					}
					return part;
				});
			});
		}

		/** Another's, Reactor's usual one, would have to be woken several times for each body. */
		private Scheduler ownThread() {
			Channel[] channel = new Channel[1];
			HttpServerRequest visitor = getNativeRequest(getDelegate());
			visitor.withConnection(connection -> channel[0] = connection.channel());
			if (!channel[0].isRegistered()) {
				throw Refusal.of(Problem.BAD_REQUEST, AbortedException.beforeSend());
			}
			return Schedulers.fromExecutorService(channel[0].eventLoop(), "visitor");
		}

		private static Refusal visitorFailed(Throwable error) {
			return Refusal.of(error instanceof TimeoutException ? Problem.REQUEST_TOO_SLOW : Problem.BAD_REQUEST, error);
		}

	}

}
