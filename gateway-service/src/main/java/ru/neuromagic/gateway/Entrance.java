package ru.neuromagic.gateway;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.handler.DefaultWebFilterChain;

import ru.neuromagic.gateway.fallback.ErrorAnswers;
import ru.neuromagic.gateway.observation.AccessLog;
import ru.neuromagic.gateway.origin.Origins;
import ru.neuromagic.gateway.ratelimit.RateLimiting;
import ru.neuromagic.gateway.security.AddressCheck;
import ru.neuromagic.gateway.security.OneSpelling;
import ru.neuromagic.gateway.security.SecurityHeaders;

/**
 * What every request passes before a route is looked for, in this order. One filter instead of six beans, because the
 * order is the point, and because the actuator's own server would otherwise run the steps for its requests too.
 */
@Component
class Entrance implements WebFilter {

	private final ApplicationContext gateway;

	private final List<WebFilter> steps;

	Entrance(ApplicationContext gateway, Origins origins, AccessLog accessLog, SecurityHeaders securityHeaders,
			ErrorAnswers errorAnswers, AddressCheck addressCheck, RateLimiting rateLimiting, OneSpelling oneSpelling) {
		this.gateway = gateway;
		this.steps = List.of(origins::filter, accessLog::filter, securityHeaders::filter, errorAnswers::filter,
				addressCheck::filter, rateLimiting::filter, oneSpelling::filter);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (exchange.getApplicationContext() != gateway) {
			return chain.filter(exchange);
		}
		return new DefaultWebFilterChain(chain::filter, steps).filter(exchange);
	}

}
