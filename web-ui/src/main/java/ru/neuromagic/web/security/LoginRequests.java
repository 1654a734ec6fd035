package ru.neuromagic.web.security;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * What is sent to Keycloak, in the page's language, and known again when the browser comes back: the whole {@link LoginState}
 * is in the sealed {@code state}, where no link can change it.
 */
@Component
class LoginRequests
		implements OAuth2AuthorizationRequestResolver, AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	/** Begins a login: {@code next} says where it leads, {@code again} that it follows one that did not work out. */
	static final String START = "/oauth2/authorization/" + KeycloakClient.REGISTRATION;

	private static final int LONGEST = 2000;

	private final OAuth2AuthorizationRequestResolver requests;

	private final ClientRegistration registration;

	private final LocaleResolver languages;

	private final BrowserMark marks;

	private final Seal seal;

	private final Clock clock;

	LoginRequests(ClientRegistrationRepository registrations, LocaleResolver languages, BrowserMark marks, Keys keys, Clock clock) {
		this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
		this.registration = Objects.requireNonNull(registrations.findByRegistrationId(KeycloakClient.REGISTRATION));
		this.languages = languages;
		this.marks = marks;
		this.seal = new Seal(keys.of("AES", "login state"), LONGEST);
		this.clock = clock;
	}

	/** The login from which a browser comes back, whether or not it can still be completed. */
	Optional<LoginState> returning(HttpServletRequest request) {
		return Optional.ofNullable(request.getParameter(OAuth2ParameterNames.STATE)).flatMap(seal::open).map(LoginState::of);
	}

	/** Where that login was meant to lead. */
	LocalPath next(HttpServletRequest request) {
		return returning(request).flatMap(login -> LocalPath.of(login.next())).orElse(LocalPath.AFTER_LOGIN);
	}

	/** No other address begins a login: Spring Security would look for a client of the name that stands there. */
	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		return START.equals(request.getRequestURI()) ? resolve(request, KeycloakClient.REGISTRATION) : null;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
		OAuth2AuthorizationRequest login = Objects.requireNonNull(requests.resolve(request, registrationId));
		var state = new LoginState(clock.instant(), marks.of(request),
				Objects.requireNonNull(login.getAttribute(OidcParameterNames.NONCE)),
				Objects.requireNonNull(login.getAttribute(PkceParameterNames.CODE_VERIFIER)),
				LocalPath.of(request.getParameter("next")).map(LocalPath::value).orElse(""),
				request.getParameter("again") != null);
		return OAuth2AuthorizationRequest.from(login)
			.state(seal.close(state.toBytes()))
			.additionalParameters(more -> more.put("ui_locales", languages.resolveLocale(request).getLanguage()))
			.build();
	}

	@Override
	public void saveAuthorizationRequest(OAuth2AuthorizationRequest login, HttpServletRequest request,
			HttpServletResponse response) {
		marks.give(request, response);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		return returning(request)
			.filter(login -> login.isStillGood(clock.instant(), marks.brought(request).orElse("")))
			.map(login -> asSent(login, request))
			.orElse(null);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		return loadAuthorizationRequest(request);
	}

	private OAuth2AuthorizationRequest asSent(LoginState login, HttpServletRequest request) {
		return OAuth2AuthorizationRequest.authorizationCode()
			.authorizationUri(registration.getProviderDetails().getAuthorizationUri())
			.clientId(registration.getClientId())
			.redirectUri(registration.getRedirectUri())
			.scopes(registration.getScopes())
			.state(request.getParameter(OAuth2ParameterNames.STATE))
			.attributes(kept -> {
				kept.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
				kept.put(OidcParameterNames.NONCE, login.nonce());
				kept.put(PkceParameterNames.CODE_VERIFIER, login.verifier());
			})
			.build();
	}
}
