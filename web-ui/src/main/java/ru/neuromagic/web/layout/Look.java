package ru.neuromagic.web.layout;

import java.util.Arrays;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * How this browser wants its pages: what a parameter of this request says, else what a cookie remembers, else as the
 * person's system is set. The server writes it into the page, so that nothing flashes in the wrong colours first.
 *
 * @param theme {@code dark} or {@code light}; none to follow the system
 * @param still whether decoration keeps still even if the system allows motion
 */
public record Look(@Nullable String theme, boolean still) {

	/** {@code dark}, {@code light} or {@code system}. */
	static final String THEME = "theme";

	/** {@code on} or {@code off}. */
	static final String MOTION = "motion";

	static Look of(HttpServletRequest request) {
		String theme = choice(request, THEME);
		return new Look("dark".equals(theme) || "light".equals(theme) ? theme : null,
				"off".equals(choice(request, MOTION)));
	}

	/** The theme's name for a switch with three positions. */
	public String getThemeOrSystem() {
		return theme == null ? "system" : theme;
	}

	private static @Nullable String choice(HttpServletRequest request, String name) {
		return Optional.ofNullable(Languages.parameter(request, name)).or(() -> remembered(request, name)).orElse(null);
	}

	private static Optional<String> remembered(HttpServletRequest request, String name) {
		return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
			.filter(cookie -> name.equals(cookie.getName())).map(Cookie::getValue).findFirst();
	}
}
