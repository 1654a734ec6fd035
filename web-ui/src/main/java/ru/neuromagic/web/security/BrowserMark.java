package ru.neuromagic.web.security;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import ru.neuromagic.web.layout.Site;

/**
 * A random value in a cookie by which a browser is known again before anybody logs in: forms of guests and logins that were
 * begun belong to it, without a session on the server.
 */
@Component
class BrowserMark {

	private static final String ATTRIBUTE = BrowserMark.class.getName();

	private static final Pattern MARK = Pattern.compile("[A-Za-z0-9_-]{43}");

	private final SecureRandom random = new SecureRandom();

	private final String name;

	private final boolean secure;

	BrowserMark(Site site) {
		name = site.cookieName("CSRF");
		secure = site.isSecure();
	}

	/** The one that the browser brought. */
	Optional<String> brought(HttpServletRequest request) {
		return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
			.filter(cookie -> name.equals(cookie.getName())).map(Cookie::getValue).findFirst()
			.filter(value -> MARK.matcher(value).matches());
	}

	/** The one that the browser brought, else a new one, to be {@linkplain #give given} with the answer. */
	String of(HttpServletRequest request) {
		return brought(request).orElseGet(() -> {
			if (!(request.getAttribute(ATTRIBUTE) instanceof String)) {
				byte[] value = new byte[32];
				random.nextBytes(value);
				request.setAttribute(ATTRIBUTE, Base64.getUrlEncoder().withoutPadding().encodeToString(value));
			}
			return (String) request.getAttribute(ATTRIBUTE);
		});
	}

	/** Gives the browser its mark, if it has none yet. */
	void give(HttpServletRequest request, HttpServletResponse response) {
		if (brought(request).isEmpty()) {
			response.addHeader(HttpHeaders.SET_COOKIE, cookie(of(request), request).build().toString());
		}
	}

	/** Lets the browser forget it. */
	void take(HttpServletRequest request, HttpServletResponse response) {
		if (brought(request).isPresent()) {
			response.addHeader(HttpHeaders.SET_COOKIE, cookie("", request).maxAge(0).build().toString());
		}
	}

	private ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
		return ResponseCookie.from(name, value).path("/").httpOnly(true).sameSite("Lax").secure(secure || request.isSecure());
	}
}
