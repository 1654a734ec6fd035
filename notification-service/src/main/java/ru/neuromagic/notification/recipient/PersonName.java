package ru.neuromagic.notification.recipient;

import java.util.regex.Pattern;

/**
 * What somebody wants to be called; may be empty. Line breaks, other control characters and invisible direction marks
 * become spaces, so that a name never starts a header or a line of its own. Its text form hides it.
 */
public record PersonName(String value) {

	private static final int LONGEST = 100;

	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\s]+");

	/** No digits, dots or slashes: nothing that a mail program would turn into a link or a telephone number. */
	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}'’ -]{0,39}");

	public static final PersonName UNKNOWN = new PersonName("");

	public PersonName {
		value = UNPRINTABLE.matcher(value).replaceAll(" ").strip();
		if (value.length() > LONGEST) {
			boolean splits = Character.isHighSurrogate(value.charAt(LONGEST - 1));
			value = value.substring(0, splits ? LONGEST - 1 : LONGEST).strip();
		}
	}

	/**
	 * For a letter to a mailbox that may not belong to whoever typed the name: this name when it can only be a name, else
	 * none. Keeps strangers from sending their own messages under our letterhead.
	 */
	public PersonName ifPlain() {
		return PLAIN.matcher(this.value).matches() ? this : UNKNOWN;
	}

	public boolean isUnknown() {
		return this.value.isEmpty();
	}

	@Override
	public String toString() {
		return isUnknown() ? "(no name)" : "…";
	}

}
