package ru.neuromagic.gateway.observation;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import ru.neuromagic.gateway.origin.Origin;

/**
 * Gives each request its id and writes one line about it when it is over. The line has the path but never the query, where
 * codes and tokens travel, and not the tokens that travel in paths.
 */
@Component
public class AccessLog {

	private static final Logger log = LoggerFactory.getLogger("access");

	private static final int LONGEST_PATH = 200;

	/** What follows is enough to act in somebody's name. */
	private static final List<String> BEFORE_TOKENS = List.of("/unsubscribe/", "/api/notifications/subscriptions/");

	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		RequestId id = RequestId.assign(exchange);
		exchange.getResponse().beforeCommit(() -> {
			exchange.getResponse().getHeaders().set(RequestId.HEADER, id.value());
			return Mono.empty();
		});
		long start = System.nanoTime();
		return chain.filter(exchange).doFinally(end -> write(exchange, id, start, end));
	}

	private static void write(ServerWebExchange exchange, RequestId id, long start, SignalType end) {
		if (!log.isInfoEnabled()) {
			return;
		}
		ServerHttpRequest request = exchange.getRequest();
		String path = discreet(request.getURI().getRawPath());
		int status = status(exchange, end);
		long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
		LoggingEventBuilder line = log.atInfo()
			.addKeyValue("method", request.getMethod().name())
			.addKeyValue("path", path)
			.addKeyValue("status", status)
			.addKeyValue("durationMs", millis)
			.addKeyValue("route", route(exchange))
			.addKeyValue("requestId", id.value());
		Origin origin = Origin.of(exchange);
		if (origin != null) {
			line = line.addKeyValue("client", origin.network());
		}
		Traces.onto(line, exchange).log("{} {} {} in {} ms", request.getMethod().name(), path, status, millis);
	}

	/** 499, as others log it, when the visitor went away before the answer was complete. */
	private static int status(ServerWebExchange exchange, SignalType end) {
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		if (end == SignalType.CANCEL) {
			return 499;
		}
		return status == null ? 200 : status.value();
	}

	private static String route(ServerWebExchange exchange) {
		Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		return route == null ? "none" : route.getId();
	}

	private static String discreet(String path) {
		for (String before : BEFORE_TOKENS) {
			if (path.startsWith(before)) {
				return before + "…";
			}
		}
		return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
	}

}
