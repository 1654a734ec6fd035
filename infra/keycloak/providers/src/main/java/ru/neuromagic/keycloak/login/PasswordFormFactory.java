package ru.neuromagic.keycloak.login;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own form, by the same id: no realm can forget it. */
public final class PasswordFormFactory extends UsernamePasswordFormFactory {

	@Override
	public Authenticator create(KeycloakSession session) {
		return new PasswordForm(session);
	}

	@Override
	public int order() {
		return 10;
	}

}
