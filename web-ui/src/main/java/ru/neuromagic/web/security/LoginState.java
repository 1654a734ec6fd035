package ru.neuromagic.web.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * A login that was begun, as it travels to Keycloak and back inside of {@code state}: nothing is kept here, so that any number
 * of tabs can be on their way at once and each comes back to where it was going.
 *
 * @param browser the {@linkplain BrowserMark mark} of the browser in which it was begun
 * @param verifier of PKCE
 * @param next where the visitor was going; empty for nowhere in particular
 * @param again whether it was begun because the one before did not work out
 */
record LoginState(Instant begun, String browser, String nonce, String verifier, String next, boolean again) {

	/** A page of the login that lay open longer, or in the bookmarks, leads to a login anew. */
	private static final Duration LONGEST = Duration.ofHours(1);

	static final int PARTS = 6;

	boolean isStillGood(Instant now, String browser) {
		return this.browser.equals(browser) && !now.isAfter(begun.plus(LONGEST));
	}

	/** No part has a line's end in it. */
	byte[] toBytes() {
		return String.join("\n", String.valueOf(begun.getEpochSecond()), browser, nonce, verifier, next, again ? "again" : "")
			.getBytes(StandardCharsets.UTF_8);
	}

	static LoginState of(byte[] bytes) {
		String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", PARTS);
		return new LoginState(Instant.ofEpochSecond(Long.parseLong(parts[0])), parts[1], parts[2], parts[3], parts[4],
				!parts[5].isEmpty());
	}
}
