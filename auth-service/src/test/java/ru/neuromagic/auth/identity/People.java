package ru.neuromagic.auth.identity;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import ru.neuromagic.auth.RealKeycloak;
import ru.neuromagic.content.email.EmailAddress;

import org.keycloak.admin.client.Keycloak;

/** Who can log in at the real Keycloak. */
final class People {

	private static final KeycloakProperties PROPERTIES = new KeycloakProperties(RealKeycloak.get().url(), "neuromagic", "auth-service",
			RealKeycloak.AUTH_SERVICE_SECRET, Duration.ofSeconds(5), Duration.ofSeconds(30), 8,
			new KeycloakProperties.Breaker(20, 50, Duration.ofSeconds(10)));

	private static final IdentityProvider IDENTITIES = new KeycloakIdentityProvider(
			new KeycloakConfiguration().keycloak(PROPERTIES), PROPERTIES,
			new KeycloakConfiguration().identityBreaker(PROPERTIES, new SimpleMeterRegistry()));

	String withPassword(String password) {
		return withPassword("anna." + UUID.randomUUID() + "@example.org", password);
	}

	String withPassword(String email, String password) {
		return with("Анна Чехова", email, password);
	}

	String with(String name, String email, String password) {
		create(name, email, password);
		return email;
	}

	/** The role is given by an administrator, as in the console. */
	String operatorWithPassword(String password) {
		String email = "olga." + UUID.randomUUID() + "@example.org";
		UUID id = create("Ольга", email, password);
		try (Keycloak admin = RealKeycloak.get().admin()) {
			var realm = admin.realm("neuromagic");
			realm.users().get(id.toString()).roles().realmLevel().add(List.of(realm.roles().get("operator").toRepresentation()));
		}
		return email;
	}

	private static UUID create(String name, String email, String password) {
		var identity = new NewIdentity(UUID.randomUUID(), name, "ru", password);
		UUID id = ((Creation.Created) IDENTITIES.create(identity)).id();
		IDENTITIES.enable(id, new EmailAddress(email));
		return id;
	}

}
