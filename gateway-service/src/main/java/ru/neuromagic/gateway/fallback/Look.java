package ru.neuromagic.gateway.fallback;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * How a visitor wants pages to look, from the cookies in which web-ui keeps it.
 *
 * @param theme dark, light, or empty: as the system has it
 * @param motion off, or empty
 */
record Look(String theme, String motion) {

	static final Look OF_THE_SYSTEM = new Look("", "");

	static Look chosenIn(ServerHttpRequest request) {
		return new Look(oneOf(request.getCookies().getFirst("theme"), "dark", "light"), oneOf(request.getCookies().getFirst("motion"), "off"));
	}

	private static String oneOf(@Nullable HttpCookie cookie, String... known) {
		for (String value : known) {
			if (cookie != null && cookie.getValue().equals(value)) {
				return value;
			}
		}
		return "";
	}

}
