package ru.neuromagic.keycloak.reset;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionCompoundId;

/**
 * A mail that somebody asked for, with what its link needs of the request.
 *
 * @param link of the page that takes the link's token, in the place of which {@link #TOKEN} stands
 * @param tab the login that the link goes on with when it is opened in the same browser
 */
record ResetMail(String realm, String client, String name, String address, UriInfo uri, String link, String tab) {

	private static final String TOKEN = "TOKEN";

	private static final Logger LOG = Logger.getLogger(ResetMail.class);

	static ResetMail of(AuthenticationFlowContext context, String name) {
		var tab = context.getAuthenticationSession();
		URI link = context.getActionTokenUrl(TOKEN);
		UriInfo uri = context.getHttpRequest().getUri();
		uri.getBaseUri();
		uri.getRequestUri();
		return new ResetMail(context.getRealm().getId(), tab.getClient().getClientId(), name, context.getConnection().getRemoteHost(),
				uri, link.toString(), AuthenticationSessionCompoundId.fromAuthSession(tab).getEncodedId());
	}

	Runnable on(KeycloakSessionFactory factory) {
		return () -> {
			try {
				KeycloakModelUtils.runJobInTransaction(factory, this::send);
			}
			catch (RuntimeException failure) {
				LOG.error("The mail for a new password was not sent", failure);
			}
		};
	}

	private void send(KeycloakSession session) {
		RealmModel realm = session.realms().getRealm(this.realm);
		session.getContext().setRealm(realm);
		session.getContext().setClient(realm.getClientByClientId(this.client));
		session.getContext().setHttpRequest(new EndedRequest(this.uri));
		EventBuilder event = new EventBuilder(realm, session).event(EventType.SEND_RESET_PASSWORD)
			.client(this.client)
			.ipAddress(this.address);
		UserModel user = KeycloakModelUtils.findUserByNameOrEmail(session, realm, this.name);
		if (user == null || user.getEmail() == null) {
			event.error(Errors.USER_NOT_FOUND);
			return;
		}
		event.user(user);
		if (!user.isEnabled()) {
			event.error(Errors.USER_DISABLED);
			return;
		}
		int life = realm.getActionTokenGeneratedByUserLifespan(ResetCredentialsActionToken.TOKEN_TYPE);
		var token = new ResetCredentialsActionToken(user.getId(), user.getEmail(), (int) (Time.currentTimeMillis() / 1000) + life, this.tab, this.client);
		LatestLink.remember(session, token, life);
		try {
			session.getProvider(EmailTemplateProvider.class)
				.setRealm(realm)
				.setUser(user)
				.sendPasswordReset(this.link.replace(TOKEN, token.serialize(session, realm, session.getContext().getUri())),
						TimeUnit.SECONDS.toMinutes(life));
			event.success();
		}
		catch (EmailException failure) {
			// the link that came before stays good
			session.getTransactionManager().setRollbackOnly();
			LOG.error("The mail for a new password was not sent", failure);
		}
	}

}
