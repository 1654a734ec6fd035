package ru.neuromagic.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

import ru.neuromagic.test.IntegrationTest;

/** The service on real PostgreSQL and Kafka, with an identity provider that fails on demand and no reconciler of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@IntegrationTest(properties = { AuthIntegrationTest.CLIENT_SECRET, AuthIntegrationTest.CODE_KEY,
		"neuromagic.registration.answer-after=0ms", "neuromagic.registration.reconcile-every=1d" })
@Import({ AuthIntegrationTest.Parts.class, AuthApi.class })
public @interface AuthIntegrationTest {

	String CLIENT_SECRET = "AUTH_SERVICE_CLIENT_SECRET=auth-secret-of-the-tests";

	String CODE_KEY = "VERIFICATION_CODE_KEY=dGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHM=";

	@TestConfiguration(proxyBeanMethods = false)
	class Parts {

		@Bean
		@Primary
		FakeIdentityProvider fakeIdentities() {
			return new FakeIdentityProvider();
		}

		@Bean
		static RecordedEvents recordedEvents() {
			return new RecordedEvents();
		}

	}

}
