package ru.neuromagic.gateway.observation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/**
 * Of a caller's trace only its ids are taken over. What other systems noted beside them is of no use here, and OpenTelemetry reads
 * it in a time that grows with the square of its length; so it is gone before anything reads it, on the way to back ends too.
 */
@Configuration(proxyBeanMethods = false)
class CallersTrace {

	private static final String NOTES = "tracestate";

	@Bean
	HttpHandlerDecoratorFactory withoutNotes() {
		return handler -> (request, response) -> handler.handle(request.getHeaders().containsHeader(NOTES)
				? request.mutate().headers(headers -> headers.remove(NOTES)).build() : request, response);
	}

}
