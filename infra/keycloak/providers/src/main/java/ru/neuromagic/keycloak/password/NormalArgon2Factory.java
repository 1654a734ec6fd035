package ru.neuromagic.keycloak.password;

import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own Argon2, by the same id and with the same settings. */
public final class NormalArgon2Factory extends Argon2PasswordHashProviderFactory {

	@Override
	public PasswordHashProvider create(KeycloakSession session) {
		return new NormalArgon2(super.create(session));
	}

	@Override
	public int order() {
		return super.order() + 10;
	}

}
