package ru.neuromagic.gateway.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** The trace of a request: named by its route and on its log lines. */
@Configuration(proxyBeanMethods = false)
public class Traces {

	private static final String ROUTE = "spring.cloud.gateway.route.id";

	/** The id of the trace and of the span, under the names that all services log them by. */
	public static LoggingEventBuilder onto(LoggingEventBuilder line, ServerWebExchange exchange) {
		Span span = span(exchange);
		return span == null ? line : line.addKeyValue("traceId", span.context().traceId()).addKeyValue("spanId", span.context().spanId());
	}

	private static @Nullable Span span(ServerWebExchange exchange) {
		return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.map(context -> context.<TracingContext>get(TracingContext.class))
			.map(TracingContext::getSpan)
			.orElse(null);
	}

	/** For spans only: it must not become a label of the metrics. */
	@Bean
	ObservationFilter routeOnSpans() {
		return context -> {
			if (context instanceof ServerRequestObservationContext request
					&& request.getAttributes().get(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) instanceof Route route) {
				request.addHighCardinalityKeyValue(KeyValue.of(ROUTE, route.getId()));
			}
			return context;
		};
	}

}
