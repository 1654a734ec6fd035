package ru.neuromagic.keycloak.reset;

import java.util.Arrays;
import java.util.Map;

import ru.neuromagic.keycloak.limit.Tries;

import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;

/** Takes the place of Keycloak's own: of an account's links only the one that was sent last opens. */
public final class LatestLink extends ResetCredentialsActionTokenHandler {

	private static final String NONCE = "nonce";

	static void remember(KeycloakSession session, ResetCredentialsActionToken token, int seconds) {
		session.singleUseObjects().put(place(token), seconds, Map.of(NONCE, token.getActionVerificationNonce().toString()));
	}

	@Override
	public Predicate<? super ResetCredentialsActionToken>[] getVerifiers(ActionTokenContext<ResetCredentialsActionToken> context) {
		Predicate<? super ResetCredentialsActionToken>[] theirs = super.getVerifiers(context);
		Predicate<? super ResetCredentialsActionToken>[] all = Arrays.copyOf(theirs, theirs.length + 1);
		all[theirs.length] = TokenUtils.checkThat(token -> isLatest(context.getSession(), token), Errors.EXPIRED_CODE,
				Messages.EXPIRED_ACTION);
		return all;
	}

	private static boolean isLatest(KeycloakSession session, ResetCredentialsActionToken token) {
		Map<String, String> latest = session.singleUseObjects().get(place(token));
		return latest != null && token.getActionVerificationNonce().toString().equals(latest.get(NONCE));
	}

	private static String place(ResetCredentialsActionToken token) {
		return Tries.name("reset", "link", token.getUserId());
	}

	@Override
	public int order() {
		return 10;
	}

}
