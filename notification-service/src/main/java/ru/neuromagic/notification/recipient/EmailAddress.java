package ru.neuromagic.notification.recipient;

import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: one {@code @}, no white space, no control or header characters, at most 254
 * characters. Its text form hides the mailbox, so that it may stand in a log.
 */
public record EmailAddress(String value) {

	private static final int LONGEST = 254;

	private static final Pattern FORM = Pattern.compile("[^\\s\\p{Cc}\\p{Cf}@<>()\\[\\],:;\\\\\"]{1,64}@[^\\s\\p{Cc}\\p{Cf}@<>()\\[\\],:;\\\\\"]+");

	public EmailAddress {
		if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not an e-mail address (%d characters)".formatted(value.length()));
		}
	}

	public String domain() {
		return this.value.substring(this.value.indexOf('@') + 1);
	}

	@Override
	public String toString() {
		return "…@" + domain();
	}

}
