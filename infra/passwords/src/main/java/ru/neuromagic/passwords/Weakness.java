package ru.neuromagic.passwords;

/** Why a new password is refused; the code stands in problem details and chooses the words that a person reads. */
public enum Weakness {

	/** Fewer than {@link PasswordRule#MIN_LENGTH} characters. */
	TOO_SHORT("too-short", "must have at least 10 characters"),

	/** More than {@link PasswordRule#MAX_LENGTH} characters. */
	TOO_LONG("too-long", "must have at most 128 characters"),

	/** Digits and punctuation only: a date, a telephone number, a card. */
	ONLY_DIGITS("only-digits", "must not be digits and punctuation only; add words"),

	/** One or two much used words with little else. */
	TOO_COMMON("too-common", "is among those that are guessed first; three or four words that do not belong together are better"),

	/** Neighbouring keys, a sequence or repetitions with little else. */
	TOO_REGULAR("too-regular", "follows a pattern; three or four words that do not belong together are better"),

	/** The owner's e-mail address or a part of it with little else. */
	CONTAINS_EMAIL("contains-email", "must not be your e-mail address with little else"),

	/** The owner's name with little else. */
	CONTAINS_NAME("contains-name", "must not be your name with little else"),

	/** This site's name with little else. */
	CONTAINS_SITE("contains-site", "must not be the name of this site with little else");

	private final String code;

	private final String advice;

	Weakness(String code, String advice) {
		this.code = code;
		this.advice = advice;
	}

	/** Stable: clients may rely on it. */
	public String code() {
		return this.code;
	}

	/** In English, for developers; pages have words of their own. */
	public String advice() {
		return this.advice;
	}

}
