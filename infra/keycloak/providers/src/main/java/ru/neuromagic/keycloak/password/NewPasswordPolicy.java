package ru.neuromagic.keycloak.password;

import ru.neuromagic.passwords.PasswordRule;
import ru.neuromagic.passwords.Weakness;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** The one rule for new passwords, where a password is chosen at Keycloak. */
final class NewPasswordPolicy implements PasswordPolicyProvider {

	private final KeycloakSession session;

	NewPasswordPolicy(KeycloakSession session) {
		this.session = session;
	}

	@Override
	public @Nullable PolicyError validate(RealmModel realm, UserModel user, String password) {
		return judge(password, user.getEmail() == null ? user.getUsername() : user.getEmail(), user.getFirstName());
	}

	@Override
	public @Nullable PolicyError validate(String user, String password) {
		UserModel known = this.session.getContext().getUser();
		return judge(password, user, known == null ? null : known.getFirstName());
	}

	private static @Nullable PolicyError judge(String password, @Nullable String email, @Nullable String name) {
		return PasswordRule.weakness(password, email == null ? "" : email, name == null ? "" : name)
			.map(NewPasswordPolicy::error)
			.orElse(null);
	}

	/** The theme has words for each. */
	static PolicyError error(Weakness weakness) {
		return new PolicyError("newPassword-" + weakness.code());
	}

	@Override
	public @Nullable Object parseConfig(@Nullable String value) {
		return value;
	}

	@Override
	public void close() {
	}

}
