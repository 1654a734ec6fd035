package ru.neuromagic.keycloak.password;

import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** Named in the realm's password policy. */
public final class NewPasswordPolicyFactory implements PasswordPolicyProviderFactory {

	public static final String ID = "newPassword";

	@Override
	public PasswordPolicyProvider create(KeycloakSession session) {
		return new NewPasswordPolicy(session);
	}

	@Override
	public String getId() {
		return ID;
	}

	@Override
	public String getDisplayName() {
		return "The site's rule for new passwords";
	}

	@Override
	public @Nullable String getConfigType() {
		return null;
	}

	@Override
	public @Nullable String getDefaultConfigValue() {
		return null;
	}

	@Override
	public boolean isMultiplSupported() {
		return false;
	}

	@Override
	public void init(Config.Scope config) {
	}

	@Override
	public void postInit(KeycloakSessionFactory factory) {
	}

	@Override
	public void close() {
	}

}
