package ru.neuromagic.notification.recipient;

import java.net.IDN;
import java.util.regex.Pattern;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

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

	/**
	 * As it stands in a letter's head: the domain in ASCII (RFC 5891).
	 * @throws IllegalArgumentException if no letter can bear it: bad dots, no such domain
	 */
	public String wireForm() {
		String local = this.value.substring(0, this.value.indexOf('@'));
		String wireForm = local + "@" + IDN.toASCII(domain());
		try {
			new InternetAddress(wireForm, true).validate();
		}
		catch (AddressException invalid) {
			throw new IllegalArgumentException("Not an address for a letter (%d characters)".formatted(this.value.length()));
		}
		return wireForm;
	}

	/** For a page that anybody with its address can see: {@code a***@example.org}. */
	public String masked() {
		return Character.toString(this.value.codePointAt(0)) + "***@" + domain();
	}

	@Override
	public String toString() {
		return "…@" + domain();
	}

}
