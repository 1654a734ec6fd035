package ru.neuromagic.web.layout;

import java.time.Duration;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps the theme and the motion that a link on any page chose, {@code ?theme=} and {@code ?motion=}, in cookies. The page's
 * script writes the same cookies, and the login pages on this origin read them, so they are not hidden from scripts.
 */
final class LookChoice implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		keep(Look.THEME, Set.of("dark", "light"), "system", request, response);
		keep(Look.MOTION, Set.of("off"), "on", request, response);
		return true;
	}

	/** @param natural the choice that needs no cookie */
	private static void keep(String name, Set<String> choices, String natural, HttpServletRequest request,
			HttpServletResponse response) {
		String asked = Languages.parameter(request, name);
		if (asked == null || !choices.contains(asked) && !natural.equals(asked)) {
			return;
		}
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(name, natural.equals(asked) ? "" : asked).path("/")
					.maxAge(natural.equals(asked) ? Duration.ZERO : Duration.ofDays(365)).sameSite("Lax")
					.secure(request.isSecure()).build().toString());
	}
}
