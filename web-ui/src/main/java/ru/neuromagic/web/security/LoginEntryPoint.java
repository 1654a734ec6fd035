package ru.neuromagic.web.security;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

import ru.neuromagic.web.layout.Languages;
import ru.neuromagic.web.layout.Notice;

/**
 * Sends a guest to log in, in the language of the link that brought the guest here, and then back to where the guest was going.
 * No session is made for it; only what was typed is worth one. A script that saves in the background is told the status instead.
 */
final class LoginEntryPoint implements AuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException guest)
			throws IOException {
		if (isByScript(request)) {
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		boolean kept = KeptForm.keep(request);
		String query = HttpMethod.GET.matches(request.getMethod()) && request.getQueryString() != null
				? "?" + request.getQueryString() : "";
		String here = request.getRequestURI() + query;
		String login = LocalPath.of(kept ? Notice.FORM_AGAIN.on(here) : here).map(LoginEntryPoint::login).orElse("/login");
		response.sendRedirect(Languages.asked(request)
			.map(language -> login + (login.contains("?") ? "&" : "?") + Languages.PARAMETER + "=" + language.getLanguage())
			.orElse(login));
	}

	static String login(LocalPath next) {
		return "/login?next=" + URLEncoder.encode(next.value(), StandardCharsets.UTF_8);
	}

	static boolean isByScript(HttpServletRequest request) {
		return "fetch".equals(request.getHeader("X-Requested-With"));
	}
}
