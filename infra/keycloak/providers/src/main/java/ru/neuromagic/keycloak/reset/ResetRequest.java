package ru.neuromagic.keycloak.reset;

import java.time.Duration;

import ru.neuromagic.keycloak.limit.Tries;
import ru.neuromagic.keycloak.login.KnownBrowsers;
import ru.neuromagic.keycloak.login.LoginName;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialChooseUser;
import org.keycloak.events.Errors;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/**
 * Takes the place of the form that asks for the address: hands the address over and answers at once, the same for everybody.
 * Whether there is such an account, and the mail, are found out later and elsewhere, so that nothing of it can be seen or timed.
 * <p>
 * No more mails go to one address within ten minutes than its links are valid: who is not sent one has a good one already.
 */
public final class ResetRequest extends ResetCredentialChooseUser {

	static final int MAILS = 3;

	private static final Duration WINDOW = Duration.ofMinutes(10);

	private static final int MAILS_A_DAY = 20;

	private static final int CLIENT_REQUESTS = 20;

	@Override
	public void authenticate(AuthenticationFlowContext context) {
		var session = context.getAuthenticationSession();
		if (session.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID) != null) {
			super.authenticate(context);
			new KnownBrowsers(context.getSession()).remember(context.getUser().getUsername());
		}
		else if (session.getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO) != null) {
			super.authenticate(context);
		}
		else {
			context.challenge(context.form().createPasswordReset());
		}
	}

	@Override
	public void action(AuthenticationFlowContext context) {
		String name = LoginName.of(context.getHttpRequest().getDecodedFormParameters().getFirst("username"));
		if (name.isEmpty()) {
			context.getEvent().error(Errors.USERNAME_MISSING);
			context.failureChallenge(AuthenticationFlowError.INVALID_USER, context.form()
				.addError(new FormMessage(Validation.FIELD_USERNAME, Messages.MISSING_USERNAME))
				.createPasswordReset());
			return;
		}
		context.getAuthenticationSession().setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, name);
		context.clearUser();
		if (mayBeSent(context, name)) {
			KeycloakSessionFactory factory = context.getSession().getKeycloakSessionFactory();
			context.getSession()
				.getProvider(ExecutorsProvider.class)
				.getExecutor("reset-mail")
				.execute(ResetMail.of(context, name).on(factory));
		}
		context.forkWithSuccessMessage(new FormMessage(Messages.EMAIL_SENT));
	}

	/** A known browser has mails of its own: no stranger can use up the owner's. */
	private static boolean mayBeSent(AuthenticationFlowContext context, String name) {
		var tries = new Tries(context.getSession());
		return new KnownBrowsers(context.getSession()).find(name)
			.map(browser -> tries.take(MAILS, WINDOW, "reset", "browser", browser))
			.orElseGet(() -> tries.take(CLIENT_REQUESTS, WINDOW, "reset", "client",
					Tries.client(context.getConnection().getRemoteHost()))
					&& tries.take(MAILS, WINDOW, "reset", "account", name)
					&& tries.take(MAILS_A_DAY, Duration.ofDays(1), "reset", "day", name));
	}

	@Override
	public int order() {
		return 10;
	}

}
