package ru.neuromagic.web.security;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends a guest to log in and then back to where the guest was going. No session is made for it; only a typed answer is
 * worth one. A script that saves in the background is told the status instead.
 */
final class LoginEntryPoint implements AuthenticationEntryPoint {

	static final String FETCH_HEADER = "X-Requested-With";

	private static final Pattern ANSWER = Pattern.compile("/quest/[a-z0-9-]{1,80}/(?:answer|check)");

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException guest)
			throws IOException {
		if ("fetch".equals(request.getHeader(FETCH_HEADER))) {
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		if ("POST".equals(request.getMethod()) && ANSWER.matcher(request.getRequestURI()).matches()) {
			KeptForm.keep(request);
		}
		String query = "GET".equals(request.getMethod()) && request.getQueryString() != null
				? "?" + request.getQueryString() : "";
		response.sendRedirect(LocalPath.of(request.getRequestURI() + query)
			.map(path -> "/login?next=" + URLEncoder.encode(path.value(), StandardCharsets.UTF_8))
			.orElse("/login"));
	}
}
