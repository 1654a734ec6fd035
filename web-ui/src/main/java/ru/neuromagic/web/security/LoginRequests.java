package ru.neuromagic.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * What is sent to Keycloak and remembered until the browser comes back: the page's language goes along, and where the
 * learner wanted to go stays in the session beside the {@code state}, where no link can change it.
 */
@Component
class LoginRequests
		implements OAuth2AuthorizationRequestResolver, AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	static final String START = "/oauth2/authorization";

	private static final String NEXT = LoginRequests.class.getName() + ".next";

	private final OAuth2AuthorizationRequestResolver requests;

	private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> store = new HttpSessionOAuth2AuthorizationRequestRepository();

	private final LocaleResolver languages;

	LoginRequests(ClientRegistrationRepository registrations, LocaleResolver languages) {
		this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
		this.languages = languages;
	}

	/** Where the login that just ended was meant to lead. */
	static LocalPath next(HttpServletRequest request) {
		return request.getAttribute(NEXT) instanceof String path ? LocalPath.of(path).orElse(LocalPath.AFTER_LOGIN)
				: LocalPath.AFTER_LOGIN;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		return completed(requests.resolve(request), request);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
		return completed(requests.resolve(request, registrationId), request);
	}

	private @Nullable OAuth2AuthorizationRequest completed(@Nullable OAuth2AuthorizationRequest login,
			HttpServletRequest request) {
		return login == null ? null : OAuth2AuthorizationRequest.from(login)
			.additionalParameters(more -> more.put("ui_locales", languages.resolveLocale(request).getLanguage()))
			.attributes(kept -> LocalPath.of(request.getParameter("next")).ifPresent(path -> kept.put(NEXT, path.value())))
			.build();
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		return store.loadAuthorizationRequest(request);
	}

	@Override
	public void saveAuthorizationRequest(OAuth2AuthorizationRequest login, HttpServletRequest request,
			HttpServletResponse response) {
		store.saveAuthorizationRequest(login, request, response);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest login = store.removeAuthorizationRequest(request, response);
		if (login != null) {
			request.setAttribute(NEXT, login.getAttribute(NEXT));
		}
		return login;
	}
}
