package ru.neuromagic.web.security;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What becomes of a browser that comes back from Keycloak. It may come from a second tab, by the button that leads back, from a
 * bookmark or hours later: a learner who is logged in goes on, others begin once anew, and only what fails again is told.
 */
final class LoginReturns extends OncePerRequestFilter implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	static final String ADDRESS = "/login/oauth2/code/" + KeycloakClient.REGISTRATION;

	private static final Logger log = LoggerFactory.getLogger(LoginReturns.class);

	/** Sessions in which nobody has logged in yet end sooner: {@code server.servlet.session.timeout}. */
	private static final Duration LEARNER_IDLE = Duration.ofHours(12);

	/** What a login anew can mend: it was begun too long ago or elsewhere, its code is used up, its page at Keycloak was over. */
	private static final Set<String> OUTDATED = Set.of("authorization_request_not_found", OAuth2ErrorCodes.INVALID_REQUEST,
			OAuth2ErrorCodes.INVALID_GRANT, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

	private final LoginRequests logins;

	LoginReturns(LoginRequests logins) {
		this.logins = logins;
	}

	/** Whose other tab was quicker needs no second login, which would put an end to the forms of the first. */
	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (ADDRESS.equals(request.getRequestURI()) && CurrentLearner.isLoggedIn()) {
			response.sendRedirect(logins.next(request).value());
		}
		else {
			chain.doFilter(request, response);
		}
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication learner)
			throws IOException {
		request.getSession().setMaxInactiveInterval((int) LEARNER_IDLE.toSeconds());
		response.sendRedirect(logins.next(request).value());
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		boolean again = logins.returning(request).map(LoginState::again).orElse(false);
		boolean outdated = failure instanceof OAuth2AuthenticationException known && OUTDATED.contains(known.getError().getErrorCode());
		if (!outdated || again) {
			log.warn("login failed: {}", failure.getMessage());
		}
		response.sendRedirect(UriComponentsBuilder.fromPath(outdated && !again ? LoginRequests.START : "/login")
			.queryParam(outdated && !again ? "again" : "error")
			.queryParam("next", "{next}").encode().buildAndExpand(logins.next(request).value()).toUriString());
	}
}
