package ru.neuromagic.keycloak.login;

import java.time.Duration;

import ru.neuromagic.keycloak.limit.Tries;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.validation.Validation;

/**
 * Keycloak's form, with limits by account <em>and</em> client instead of a lock of the account. Who guesses is stopped; the
 * owner gets in by a browser that is known, by another address, or by a new password. A try that is refused takes the time
 * of a wrong password and reads like one, whether the account exists or not.
 */
final class PasswordForm extends UsernamePasswordForm {

	private static final Duration WINDOW = Duration.ofMinutes(15);

	/** Misses of one client, or one known browser, at one account. */
	static final int MISSES = 10;

	/** Misses of one client at all accounts: a school or an office has one address. */
	private static final int CLIENT_MISSES = 60;

	/** Misses of all strangers at one account within an hour: guessing from many addresses stays bounded. */
	private static final int ACCOUNT_MISSES = 40;

	PasswordForm(KeycloakSession session) {
		super(session);
	}

	@Override
	protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
		String name = isUserAlreadySetBeforeUsernamePasswordAuth(context) && context.getUser() != null
				? context.getUser().getUsername() : LoginName.of(form.getFirst(AuthenticationManager.FORM_USERNAME));
		String password = form.getFirst(CredentialRepresentation.PASSWORD);
		if (name.isEmpty() || password == null || password.isEmpty()) {
			return refuse(context, Errors.INVALID_USER_CREDENTIALS);
		}
		var browsers = new KnownBrowsers(context.getSession());
		var tries = new Tries(context.getSession());
		if (!take(tries, browsers, name, Tries.client(context.getConnection().getRemoteHost()))) {
			AuthenticatorUtils.dummyHash(context);
			return refuse(context, Errors.USER_TEMPORARILY_DISABLED);
		}
		MultivaluedMap<String, String> read = new MultivaluedHashMap<>(form);
		read.putSingle(AuthenticationManager.FORM_USERNAME, name);
		if (!super.validateForm(context, read)) {
			return false;
		}
		tries.release();
		browsers.remember(name);
		return true;
	}

	private static boolean take(Tries tries, KnownBrowsers browsers, String name, String client) {
		return browsers.find(name)
			.map(browser -> tries.take(MISSES, WINDOW, "login", "browser", browser))
			.orElseGet(() -> tries.take(MISSES, WINDOW, "login", "pair", name, client)
					&& tries.take(CLIENT_MISSES, WINDOW, "login", "client", client)
					&& tries.take(ACCOUNT_MISSES, Duration.ofHours(1), "login", "account", name));
	}

	/** Without a failure that Keycloak's own count would see: whoever is refused has tried nothing. */
	private boolean refuse(AuthenticationFlowContext context, String error) {
		context.getEvent().error(error);
		AuthenticatorUtils.setupReauthenticationInUsernamePasswordFormError(context);
		context.forceChallenge(challenge(context, getDefaultChallengeMessage(context), Validation.FIELD_USERNAME));
		return false;
	}

	/** An account without a password takes as long as one with another. */
	@Override
	public boolean validatePassword(AuthenticationFlowContext context, UserModel user, MultivaluedMap<String, String> form,
			boolean clearUser) {
		if (!user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)) {
			AuthenticatorUtils.dummyHash(context);
		}
		return super.validatePassword(context, user, form, clearUser);
	}

}
