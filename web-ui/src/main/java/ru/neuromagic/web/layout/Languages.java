package ru.neuromagic.web.layout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: {@code ?lang=} for this request and, by a cookie, for those that follow; else the cookie; else
 * Russian. A language that we do not speak changes nothing.
 */
public final class Languages implements LocaleResolver, HandlerInterceptor {

	public static final String PARAMETER = "lang";

	static final String COOKIE = "lang";

	static final List<Locale> SPOKEN = List.of(Locale.of("ru"), Locale.ENGLISH);

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return asked(request).or(() -> remembered(request)).orElse(SPOKEN.getFirst());
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("a language is chosen by ?lang= only");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		asked(request).ifPresent(locale -> response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(COOKIE, locale.getLanguage()).path("/").maxAge(Duration.ofDays(365)).httpOnly(true)
					.sameSite("Lax").secure(request.isSecure()).build().toString()));
		return true;
	}

	/**
	 * A parameter; none on the error page of a request that is so broken or large that its parameters cannot be read, which
	 * is how it came to its error page.
	 */
	static @Nullable String parameter(HttpServletRequest request, String name) {
		try {
			return request.getParameter(name);
		}
		catch (IllegalStateException unreadable) {
			if (request.getDispatcherType() == DispatcherType.ERROR) {
				return null;
			}
			throw unreadable;
		}
	}

	/** The language that the address of this request names, if we speak it. */
	public static Optional<Locale> asked(HttpServletRequest request) {
		return spoken(parameter(request, PARAMETER));
	}

	private static Optional<Locale> remembered(HttpServletRequest request) {
		return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
			.filter(cookie -> COOKIE.equals(cookie.getName())).map(Cookie::getValue).findFirst().flatMap(Languages::spoken);
	}

	private static Optional<Locale> spoken(@Nullable String language) {
		return SPOKEN.stream().filter(locale -> locale.getLanguage().equals(language)).findFirst();
	}
}
