package ru.neuromagic.web;

import java.util.Map;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import ru.neuromagic.test.RealPostgres;

/** What surrounds the pages in a test; before each test everything answers and no breaker is open. */
final class Platform implements BeforeEachCallback, ParameterResolver {

	static final FakeKeycloak KEYCLOAK = new FakeKeycloak();

	static final FakeServices SERVICES = new FakeServices();

	@Override
	public void beforeEach(ExtensionContext test) {
		KEYCLOAK.reset();
		SERVICES.reset();
		SpringExtension.getApplicationContext(test).getBean(CircuitBreakerRegistry.class).getAllCircuitBreakers()
			.forEach(CircuitBreaker::reset);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
		return new Browser("http://localhost:" + SpringExtension.getApplicationContext(test).getEnvironment()
			.getRequiredProperty("local.server.port"));
	}

	static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			context.getEnvironment().getPropertySources().addLast(new MapPropertySource("platform", Map.of(
					"CONTACT_EMAIL", "hello@neuro-magic.ru",
					"DB_URL", RealPostgres.get().url(), "DB_PASSWORD", RealPostgres.PASSWORD,
					"WEB_UI_CLIENT_SECRET", "a-test-secret", "OIDC_ISSUER", KEYCLOAK.issuer(),
					"OIDC_INTERNAL_URL", KEYCLOAK.issuer(), "AUTH_SERVICE_URL", SERVICES.auth.baseUrl(),
					"COURSE_SERVICE_URL", SERVICES.courses.baseUrl(), "QUEST_SERVICE_URL", SERVICES.quests.baseUrl(),
					"NOTIFICATION_SERVICE_URL", SERVICES.notifications.baseUrl())));
		}
	}
}
