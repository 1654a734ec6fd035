package ru.neuromagic.passwords;

import java.text.Normalizer;
import java.util.Optional;

/**
 * The one rule for new passwords, wherever they are chosen. Length counts for more than kinds of characters
 * (NIST SP 800-63B-4, section 3.1.1.2), so that only what is guessed first is refused: passphrases of ordinary words are welcome.
 * The work grows in proportion to the password's length.
 */
public final class PasswordRule {

	/** In characters (code points) of the normal form. */
	public static final int MIN_LENGTH = 10;

	/** In characters (code points) of the normal form. */
	public static final int MAX_LENGTH = 128;

	/** Nothing that folds into {@link #MAX_LENGTH} characters is longer as typed; what is longer is not even read. */
	private static final int MAX_TYPED = 8 * MAX_LENGTH;

	private PasswordRule() {
	}

	/** The form in which passwords are hashed and compared: {@code й} is one password whether typed composed or not. */
	public static String normalized(String typed) {
		return Normalizer.normalize(typed, Normalizer.Form.NFC);
	}

	/**
	 * @param password as typed or normalized
	 * @param email the owner's address, empty if unknown
	 * @param name the owner's name as shown, empty if unknown
	 * @return the first thing to mend, empty for a good password
	 */
	public static Optional<Weakness> weakness(String password, String email, String name) {
		if (password.length() > MAX_TYPED) {
			return Optional.of(Weakness.TOO_LONG);
		}
		String normalized = normalized(password);
		int length = normalized.codePointCount(0, normalized.length());
		if (length < MIN_LENGTH) {
			return Optional.of(Weakness.TOO_SHORT);
		}
		if (length > MAX_LENGTH) {
			return Optional.of(Weakness.TOO_LONG);
		}
		return Cover.of(normalized, Personal.of(email, name)).weakness();
	}

}
