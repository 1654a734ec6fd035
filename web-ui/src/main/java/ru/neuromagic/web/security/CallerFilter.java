package ru.neuromagic.web.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

import ru.neuromagic.web.calls.Caller;

/**
 * Binds the {@link Caller} of a request, once: the token is renewed here if it is about to end, so that the calls of one
 * page, which run side by side, do not each renew it. When Keycloak says that the login is over, so is our session.
 */
final class CallerFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(CallerFilter.class);

	private final OAuth2AuthorizedClientManager clients;

	private final LocaleResolver languages;

	CallerFilter(OAuth2AuthorizedClientManager clients, LocaleResolver languages) {
		this.clients = clients;
		this.languages = languages;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String token = token(request, response);
		var caller = new Caller(token, languages.resolveLocale(request).getLanguage(),
				TrustedForwardedHeaders.clientAddress(request));
		try {
			caller.during(() -> chain.doFilter(request, response));
		}
		catch (IOException | ServletException | RuntimeException failure) {
			throw failure;
		}
		catch (Exception impossible) {
			throw new ServletException(impossible);
		}
	}

	private @Nullable String token(HttpServletRequest request, HttpServletResponse response) {
		Authentication learner = SecurityContextHolder.getContext().getAuthentication();
		if (learner == null || learner instanceof AnonymousAuthenticationToken) {
			return null;
		}
		try {
			OAuth2AuthorizedClient client = clients.authorize(
					OAuth2AuthorizeRequest.withClientRegistrationId(KeycloakClient.REGISTRATION).principal(learner)
						.attribute(HttpServletRequest.class.getName(), request)
						.attribute(HttpServletResponse.class.getName(), response)
						.build());
			if (client != null) {
				return client.getAccessToken().getTokenValue();
			}
		}
		catch (ClientAuthorizationException refused) {
			if (!OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
				return keptDespite(refused, request);
			}
		}
		catch (OAuth2AuthorizationException outage) {
			return keptDespite(outage, request);
		}
		// the login at Keycloak is over
		new SecurityContextLogoutHandler().logout(request, response, learner);
		return null;
	}

	/** Keycloak is out of reach: the services decide whether the token we have is still good. */
	private @Nullable String keptDespite(OAuth2AuthorizationException outage, HttpServletRequest request) {
		log.warn("token not renewed: {}", outage.getMessage());
		return SessionTokens.accessTokenIn(request.getSession(false));
	}
}
