package ru.neuromagic.web.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * A learner's tokens as they are kept in the session: only the tokens. Spring Security's own repository would store the
 * whole client with its secret in every session row.
 */
record SessionTokens(String principal, String access, @Nullable Instant issuedAt, @Nullable Instant expiresAt,
		Set<String> scopes, @Nullable String refresh) implements Serializable {

	private static final String ATTRIBUTE = "tokens";

	static SessionTokens of(OAuth2AuthorizedClient client) {
		OAuth2AccessToken access = client.getAccessToken();
		OAuth2RefreshToken refresh = client.getRefreshToken();
		return new SessionTokens(client.getPrincipalName(), access.getTokenValue(), access.getIssuedAt(),
				access.getExpiresAt(), Set.copyOf(access.getScopes()), refresh == null ? null : refresh.getTokenValue());
	}

	static @Nullable String accessTokenIn(@Nullable HttpSession session) {
		return session != null && session.getAttribute(ATTRIBUTE) instanceof SessionTokens tokens ? tokens.access() : null;
	}

	OAuth2AuthorizedClient client(ClientRegistration registration) {
		return new OAuth2AuthorizedClient(registration, principal,
				new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, access, issuedAt, expiresAt, scopes),
				refresh == null ? null : new OAuth2RefreshToken(refresh, issuedAt));
	}

	static final class Repository implements OAuth2AuthorizedClientRepository {

		private final ClientRegistrationRepository registrations;

		Repository(ClientRegistrationRepository registrations) {
			this.registrations = registrations;
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String registrationId,
				Authentication principal, HttpServletRequest request) {
			HttpSession session = request.getSession(false);
			ClientRegistration registration = registrations.findByRegistrationId(registrationId);
			return session != null && registration != null && session.getAttribute(ATTRIBUTE) instanceof SessionTokens tokens
					&& tokens.principal().equals(principal.getName()) ? (T) tokens.client(registration) : null;
		}

		@Override
		public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal,
				HttpServletRequest request, HttpServletResponse response) {
			request.getSession().setAttribute(ATTRIBUTE, SessionTokens.of(client));
		}

		@Override
		public void removeAuthorizedClient(String registrationId, Authentication principal, HttpServletRequest request,
				HttpServletResponse response) {
			HttpSession session = request.getSession(false);
			if (session != null) {
				session.removeAttribute(ATTRIBUTE);
			}
		}
	}
}
