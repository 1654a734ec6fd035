package ru.neuromagic.auth.identity;

import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keycloak's admin client with timeouts, and the breaker around it. */
@Configuration(proxyBeanMethods = false)
class KeycloakConfiguration {

	@Bean(destroyMethod = "close")
	Keycloak keycloak(KeycloakProperties properties) {
		return KeycloakBuilder.builder()
			.serverUrl(properties.url())
			.realm(properties.realm())
			.grantType(OAuth2Constants.CLIENT_CREDENTIALS)
			.clientId(properties.clientId())
			.clientSecret(properties.clientSecret())
			.resteasyClient(client(properties))
			.build();
	}

	private static Client client(KeycloakProperties properties) {
		ResteasyClientBuilder builder = (ResteasyClientBuilder) ClientBuilder.newBuilder();
		return builder.connectionPoolSize(properties.connections())
			.connectionCheckoutTimeout(properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
			.connectTimeout(properties.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
			.readTimeout(properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
			.register(JacksonProvider.class, 100)
			.build();
	}

	@Bean
	CircuitBreaker identityBreaker(KeycloakProperties properties, MeterRegistry meters) {
		var breaker = properties.breaker();
		var registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
			.slidingWindowType(SlidingWindowType.COUNT_BASED)
			.slidingWindowSize(breaker.calls())
			.minimumNumberOfCalls(Math.max(1, breaker.calls() / 2))
			.failureRateThreshold(breaker.failurePercent())
			.waitDurationInOpenState(breaker.openFor())
			.permittedNumberOfCallsInHalfOpenState(3)
			.build());
		TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
		return registry.circuitBreaker("keycloak");
	}

}
