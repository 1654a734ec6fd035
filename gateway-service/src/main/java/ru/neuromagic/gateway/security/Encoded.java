package ru.neuromagic.gateway.security;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/** Percent-encoded text, as in paths, queries and forms. */
public final class Encoded {

	private Encoded() {
	}

	/**
	 * What it means; null if it is no UTF-8, which back ends answer in different ways and some not at all, or has the character 0,
	 * which no database can take.
	 */
	public static @Nullable String text(String encoded) {
		if (!isAscii(encoded)) {
			return null;
		}
		if (encoded.indexOf('%') < 0) {
			return encoded.indexOf('\0') < 0 ? encoded : null;
		}
		try {
			String text = UriUtils.decode(encoded, StandardCharsets.UTF_8);
			return text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0 ? text : null;
		}
		catch (IllegalArgumentException malformed) {
			return null;
		}
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 0x80) {
				return false;
			}
		}
		return true;
	}

	/** Whether there is a line end, or another character that shows nothing. */
	public static boolean hasControl(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isISOControl(text.charAt(i))) {
				return true;
			}
		}
		return false;
	}

}
