package ru.neuromagic.keycloak.login;

import java.time.Duration;
import java.util.Optional;

import ru.neuromagic.keycloak.limit.Tries;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.resources.RealmsResource;

/**
 * Browsers in which somebody has logged in before: a signed cookie for one account, renewed by every good login. It opens
 * nothing by itself; a stranger who tries the account's password does not lock out who has it.
 */
public final class KnownBrowsers {

	private static final String TYPE = "known-browser";

	private static final String COOKIE = "KNOWN_";

	private static final Duration LIFE = Duration.ofDays(180);

	private final KeycloakSession session;

	public KnownBrowsers(KeycloakSession session) {
		this.session = session;
	}

	/** The id of the browser if it is known for the account. */
	public Optional<String> find(String name) {
		Cookie cookie = this.session.getContext().getHttpRequest().getHttpHeaders().getCookies().get(cookie(name));
		if (cookie == null) {
			return Optional.empty();
		}
		return Optional.ofNullable(this.session.tokens().decode(cookie.getValue(), JsonWebToken.class))
			.filter(token -> TYPE.equals(token.getType()) && Tries.name(name).equals(token.getSubject()) && token.isActive())
			.map(JsonWebToken::getId);
	}

	/** The account's owner is here: knows the browser from now on, by a new id. */
	public void remember(String name) {
		JsonWebToken token = new JsonWebToken().id(KeycloakModelUtils.generateId())
			.type(TYPE)
			.subject(Tries.name(name))
			.issuedNow()
			.exp(Time.currentTimeMillis() / 1000 + LIFE.toSeconds());
		var uri = this.session.getContext().getUri();
		this.session.getContext()
			.getHttpResponse()
			.setCookieIfAbsent(new NewCookie.Builder(cookie(name)).value(this.session.tokens().encode(token))
				.path(RealmsResource.realmBaseUrl(uri).path("/").build(this.session.getContext().getRealm().getName()).getRawPath())
				.maxAge((int) LIFE.toSeconds())
				.httpOnly(true)
				.secure("https".equals(uri.getBaseUri().getScheme()))
				.sameSite(NewCookie.SameSite.LAX)
				.build());
	}

	private static String cookie(String name) {
		String account = Tries.name("cookie", name);
		return COOKIE + account.substring(account.indexOf('.') + 1).replaceAll("[^A-Za-z0-9]", "");
	}

}
