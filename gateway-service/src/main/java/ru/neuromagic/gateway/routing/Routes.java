package ru.neuromagic.gateway.routing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import ru.neuromagic.gateway.routing.BackEnds.BackEnd;

/** The map of the platform. What stands in no route is not found. */
@Configuration(proxyBeanMethods = false)
class Routes {

	private static final Logger log = LoggerFactory.getLogger(Routes.class);

	@Bean
	RouteLocator platform(RouteLocatorBuilder builder, BackEnds backEnds, IdentitySettings identity, CircuitBreakerRegistry breakers,
			BreakerSettings settings) {
		Guards guards = new Guards(breakers, settings, backEnds.bodySilence());
		return builder.routes()
			// first, because most of what comes is for it
			.route("web-ui", route -> guards.lead(route.path("/**")
				.and()
				.not(elsewhere -> elsewhere.path("/api/**", "/id/**", "/gateway/**")), "web-ui", backEnds.webUi()))
			.route("auth", route -> guards.lead(route.path("/api/auth/**"), "auth", backEnds.auth()))
			.route("courses", route -> guards.lead(route.path("/api/courses/**"), "courses", backEnds.courses()))
			.route("quests", route -> guards.lead(route.path("/api/quests/**"), "quests", backEnds.quests()))
			.route("notifications", route -> guards.lead(route.path("/api/notifications/**"), "notifications", backEnds.notifications()))
			.route("identity", route -> guards.lead(route.path(identity.addresses()), "identity", backEnds.identity(), new FormsOnly()))
			.build();
	}

	/** The gateway's own few files, for the pages that it shows when web-ui cannot. */
	@Bean
	RouterFunction<ServerResponse> ownFiles() {
		return RouterFunctions.route()
			.add(RouterFunctions.resources("/gateway/**", new ClassPathResource("gateway/"),
					(resource, headers) -> headers.setCacheControl("public, max-age=3600")))
			.build();
	}

	@Bean
	CircuitBreakerRegistry breakers(BreakerSettings settings, Clock clock) {
		CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(settings.config(clock));
		registry.getEventPublisher()
			.onEntryAdded(added -> added.getAddedEntry()
				.getEventPublisher()
				.onStateTransition(event -> log.warn("Breaker of {}: {}", event.getCircuitBreakerName(), event.getStateTransition())));
		return registry;
	}

	@Bean
	MeterBinder breakerMetrics(CircuitBreakerRegistry breakers) {
		return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
	}

	/** The client must not repeat requests by itself: it would repeat those that change something, too. */
	@Bean
	HttpClientCustomizer singleAttempt() {
		return client -> client.disableRetry(true);
	}

	private record Guards(CircuitBreakerRegistry breakers, BreakerSettings settings, Duration bodySilence) {

		Buildable<Route> lead(BooleanSpec route, String name, BackEnd backEnd, GatewayFilter... first) {
			Guard guard = new Guard(name, backEnd.maxBody().toBytes(), bodySilence, breakers.circuitBreaker(name), settings.openFor());
			return route.filters(filters -> {
					List.of(first).forEach(filters::filter);
					return filters.filter(guard);
				})
				.metadata(Forwarding.TIMEOUT, backEnd.timeout())
				.uri(backEnd.uri());
		}

	}

}
