package ru.neuromagic.auth.verification;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Six decimal digits that reach one e-mail address. */
public record VerificationCode(String digits) {

	/** What a code looks like, for checking input. */
	public static final String PATTERN = "[0-9]{6}";

	private static final Pattern SHAPE = Pattern.compile(PATTERN);

	private static final int BOUND = 1_000_000;

	private static final SecureRandom RANDOM = new SecureRandom();

	public VerificationCode {
		if (!SHAPE.matcher(digits).matches()) {
			throw new IllegalArgumentException("A verification code is six digits");
		}
	}

	static VerificationCode random() {
		return new VerificationCode("%06d".formatted(RANDOM.nextInt(BOUND)));
	}

	/** Codes stay out of logs. */
	@Override
	public String toString() {
		return "VerificationCode[…]";
	}

}
