package ru.neuromagic.auth.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.auth.Browser;
import ru.neuromagic.auth.Browser.Outcome;
import ru.neuromagic.auth.RealKeycloak;
import ru.neuromagic.auth.RecordedEvents;
import ru.neuromagic.test.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.auth.AuthApi.form;
import static ru.neuromagic.auth.AuthApi.id;
import static ru.neuromagic.auth.AuthApi.someEmail;

/** The whole way to a login on real parts only: PostgreSQL, Kafka and Keycloak. */
@IntegrationTest(properties = { AuthIntegrationTest.CLIENT_SECRET, AuthIntegrationTest.CODE_KEY,
		"neuromagic.registration.answer-after=1500ms", "neuromagic.registration.reconcile-every=1d",
		"neuromagic.keycloak.read-timeout=30s" })
@Import({ AuthApi.class, RecordedEvents.class })
class RealIdentityTests {

	@Autowired
	AuthApi api;

	@Autowired
	MockMvcTester mvc;

	@DynamicPropertySource
	static void keycloak(DynamicPropertyRegistry settings) {
		settings.add("KEYCLOAK_URL", () -> RealKeycloak.get().url());
		settings.add("OIDC_ISSUER", () -> RealKeycloak.get().realmUrl());
		settings.add("OIDC_INTERNAL_URL", () -> RealKeycloak.get().realmUrl());
	}

	@Test
	void anAccountLogsInOnceItsAddressIsVerifiedAndNotBefore() {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		assertThat(new Browser().logIn(email, AuthApi.PASSWORD)).isInstanceOf(Outcome.Refused.class);
		assertThat(this.api.verify(registration, this.api.wrongCode(registration))).hasStatus(422);
		assertThat(new Browser().logIn(email, AuthApi.PASSWORD)).isInstanceOf(Outcome.Refused.class);
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(204);
		var loggedIn = (Outcome.LoggedIn) new Browser().logIn(email, AuthApi.PASSWORD);
		var account = this.mvc.get()
			.uri("/api/auth/account")
			.header("Authorization", "Bearer " + loggedIn.tokens().get("access_token").asString())
			.exchange();
		assertThat(account).hasStatus(200).bodyJson().extractingPath("$.email").isEqualTo(email);
	}

	@Test
	void thePasswordOfTheRegistrationThatIsConfirmedFirstCounts() {
		String email = someEmail();
		UUID older = id(this.api.register(form(email, "password", "девять гор и 2 реки")));
		UUID newer = this.api.registered(email);
		assertThat(this.api.verify(older, this.api.mailedCode(older))).hasStatus(204);
		assertThat(this.api.verify(newer, this.api.mailedCode(newer))).hasStatus(404);
		assertThat(new Browser().logIn(email, AuthApi.PASSWORD)).isInstanceOf(Outcome.Refused.class);
		assertThat(new Browser().logIn(email, "девять гор и 2 реки")).isInstanceOf(Outcome.LoggedIn.class);
	}

	@Test
	void theTimeOfTheAnswerDoesNotTellWhoHasAnAccount() {
		String known = someEmail();
		this.api.verified(known);
		for (String email : new String[] { known, someEmail() }) {
			Instant start = Instant.now();
			this.api.registered(email);
			assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
		}
		assertThat(this.api.stateOf(this.api.registered(known))).isEqualTo("repeated");
	}

}
