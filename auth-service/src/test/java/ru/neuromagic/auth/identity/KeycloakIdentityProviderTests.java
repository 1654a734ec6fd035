package ru.neuromagic.auth.identity;

import java.time.Duration;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ru.neuromagic.auth.Browser;
import ru.neuromagic.auth.Browser.Outcome;
import ru.neuromagic.auth.RealKeycloak;
import ru.neuromagic.content.email.EmailAddress;

import org.keycloak.admin.client.Keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Against a real Keycloak with our realm. */
class KeycloakIdentityProviderTests {

	private static final String PASSWORD = "семь морей и 1 маяк";

	private static final String OTHER_PASSWORD = "девять гор и 2 реки";

	private static Keycloak keycloak;

	private static IdentityProvider identities;

	@BeforeAll
	static void connect() {
		KeycloakProperties properties = properties(RealKeycloak.AUTH_SERVICE_SECRET);
		keycloak = new KeycloakConfiguration().keycloak(properties);
		identities = provider(keycloak, properties);
	}

	@AfterAll
	static void disconnect() {
		keycloak.close();
	}

	@Test
	void makesAUserWhoCannotLogIn() {
		EmailAddress email = someEmail();
		UUID registration = UUID.randomUUID();
		UUID id = created(registration, PASSWORD);
		assertThat(identities.find(email)).as("the address is not taken before it is proven").isEmpty();
		assertThat(identities.findPending(registration)).hasValueSatisfying(identity -> {
			assertThat(identity.id()).isEqualTo(id);
			assertThat(identity.isUnfinished()).isTrue();
			assertThat(identity.isOf(registration)).isTrue();
		});
		assertThat(new Browser().logIn(email.value(), PASSWORD)).isInstanceOf(Outcome.Refused.class);
	}

	@Test
	void tellsAStrangerNothingOfAnUnverifiedAccount() {
		EmailAddress email = someEmail();
		created(UUID.randomUUID(), PASSWORD);
		Outcome wrongPassword = new Browser().logIn(email.value(), OTHER_PASSWORD);
		Outcome unknownAddress = new Browser().logIn(someEmail().value(), OTHER_PASSWORD);
		assertThat(wrongPassword).isInstanceOf(Outcome.Refused.class).isEqualTo(unknownAddress);
	}

	@Test
	void letsLogInOnceEnabledWithATokenForTheServices() {
		EmailAddress email = someEmail();
		UUID registration = UUID.randomUUID();
		UUID id = created(registration, PASSWORD);
		assertThat(identities.enable(id, email)).isEqualTo(Enabling.DONE);
		assertThat(new Browser().logIn(email.value(), PASSWORD)).isInstanceOfSatisfying(Outcome.LoggedIn.class, loggedIn -> {
			var token = loggedIn.accessToken();
			assertThat(token.get("sub").asString()).isEqualTo(id.toString());
			assertThat(token.get("name").asString()).isEqualTo("Анна Чехова");
			assertThat(token.get("email").asString()).isEqualTo(email.key());
			assertThat(token.get("aud").asString()).isEqualTo("neuromagic-api");
			assertThat(token.get("realm_access").get("roles")).singleElement()
				.satisfies(role -> assertThat(role.asString()).isEqualTo("learner"));
			assertThat(token.has("resource_access")).isFalse();
			assertThat(loggedIn.tokens().has("refresh_token")).isTrue();
		});
		assertThat(identities.find(email)).hasValueSatisfying(identity -> {
			assertThat(identity.isUnfinished()).isFalse();
			assertThat(identity.isOf(registration)).as("enabling changes nothing else").isTrue();
		});
	}

	@Test
	void stopsWhoeverTriesPasswordsAndShowsNothingNew() {
		EmailAddress email = someEmail();
		identities.enable(created(UUID.randomUUID(), PASSWORD), email);
		Outcome wrong = new Browser().logIn(email.value(), OTHER_PASSWORD);
		for (int i = 0; i < 11; i++) {
			new Browser().logIn(email.value(), OTHER_PASSWORD + i);
		}
		assertThat(new Browser().logIn(email.value(), PASSWORD)).isEqualTo(wrong);
	}

	@Test
	void enablesTwiceAsOnce() {
		EmailAddress email = someEmail();
		UUID id = created(UUID.randomUUID(), PASSWORD);
		assertThat(identities.enable(id, email)).isEqualTo(Enabling.DONE);
		assertThat(identities.enable(id, email)).isEqualTo(Enabling.DONE);
	}

	@Test
	void aRegistrationHasOneUser() {
		UUID registration = UUID.randomUUID();
		created(registration, PASSWORD);
		assertThat(create(registration, OTHER_PASSWORD)).isInstanceOf(Creation.Repeated.class);
	}

	@Test
	void anAddressBelongsToTheFirstWhoProvesIt() {
		EmailAddress email = someEmail();
		UUID first = created(UUID.randomUUID(), PASSWORD);
		UUID second = created(UUID.randomUUID(), OTHER_PASSWORD);
		assertThat(identities.enable(first, email)).isEqualTo(Enabling.DONE);
		assertThat(identities.enable(second, email)).isEqualTo(Enabling.EMAIL_TAKEN);
		assertThat(new Browser().logIn(email.value(), OTHER_PASSWORD)).isInstanceOf(Outcome.Refused.class);
		assertThat(new Browser().logIn(email.value(), PASSWORD)).isInstanceOf(Outcome.LoggedIn.class);
	}

	@Test
	void findsAnAddressWhateverItsCase() {
		EmailAddress email = someEmail();
		UUID id = enabled(email);
		var shouted = new EmailAddress(email.value().toUpperCase(java.util.Locale.ROOT));
		assertThat(identities.find(shouted)).hasValueSatisfying(identity -> assertThat(identity.id()).isEqualTo(id));
		assertThat(identities.enable(created(UUID.randomUUID(), PASSWORD), shouted)).isEqualTo(Enabling.EMAIL_TAKEN);
	}

	@Test
	void findsNobodyByPartOfAnAddress() {
		EmailAddress email = someEmail();
		enabled(email);
		assertThat(identities.find(new EmailAddress(email.value().substring(1)))).isEmpty();
	}

	@Test
	void aUserWhoIsRemovedIsGone() {
		UUID former = created(UUID.randomUUID(), PASSWORD);
		identities.delete(former);
		identities.delete(former);
		assertThat(identities.enable(former, someEmail())).isEqualTo(Enabling.GONE);
	}

	@Test
	void namesThePasswordThatKeycloakRefuses() {
		UUID registration = UUID.randomUUID();
		assertThat(create(registration, "short")).isEqualTo(new Creation.Refused("password"));
		assertThat(identities.findPending(registration)).isEmpty();
	}

	@Test
	void takesTheLongestPasswordAndName() {
		EmailAddress email = someEmail();
		String longest = "длинный".repeat(18) + "12";
		var identity = new NewIdentity(UUID.randomUUID(), "<b>я</b>" + "я".repeat(92), "en", longest);
		assertThat(longest).hasSize(128);
		assertThat(identities.create(identity)).isInstanceOfSatisfying(Creation.Created.class,
				created -> assertThat(identities.enable(created.id(), email)).isEqualTo(Enabling.DONE));
		assertThat(new Browser().logIn(email.value(), longest)).isInstanceOf(Outcome.LoggedIn.class);
	}

	@Test
	void takesInternationalDomains() {
		var email = new EmailAddress("anna." + UUID.randomUUID() + "@почта.рф");
		UUID id = enabled(email);
		assertThat(identities.find(email)).hasValueSatisfying(identity -> assertThat(identity.id()).isEqualTo(id));
	}

	@Test
	void anErrorIsAnOutageAndNotNobody() {
		KeycloakProperties wrongSecret = properties("wrong");
		try (Keycloak stranger = new KeycloakConfiguration().keycloak(wrongSecret)) {
			assertThatExceptionOfType(IdentityUnavailableException.class)
				.isThrownBy(() -> provider(stranger, wrongSecret).find(someEmail()));
		}
	}

	private static UUID enabled(EmailAddress email) {
		UUID id = created(UUID.randomUUID(), PASSWORD);
		assertThat(identities.enable(id, email)).isEqualTo(Enabling.DONE);
		return id;
	}

	private static UUID created(UUID registration, String password) {
		return ((Creation.Created) create(registration, password)).id();
	}

	private static Creation create(UUID registration, String password) {
		return identities.create(new NewIdentity(registration, "Анна Чехова", "ru", password));
	}

	private static EmailAddress someEmail() {
		return new EmailAddress("anna." + UUID.randomUUID() + "@example.org");
	}

	private static IdentityProvider provider(Keycloak keycloak, KeycloakProperties properties) {
		return new KeycloakIdentityProvider(keycloak, properties,
				new KeycloakConfiguration().identityBreaker(properties, new SimpleMeterRegistry()));
	}

	private static KeycloakProperties properties(String secret) {
		return new KeycloakProperties(RealKeycloak.get().url(), "neuromagic", "auth-service", secret, Duration.ofSeconds(5),
				Duration.ofSeconds(30), 8, new KeycloakProperties.Breaker(20, 50, Duration.ofSeconds(10)));
	}

}
