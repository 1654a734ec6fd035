package ru.neuromagic.auth.account;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that mail can be sent to: trimmed, the domain in lower case and, when international, in its ASCII
 * form (RFC 5890), 254 characters at most (RFC 5321, section 4.5.3.1). The local part keeps its case, since that is the
 * receiving server's business, and is plain ASCII, since not every mail server carries another.
 */
public record EmailAddress(String value) {

	public static final int MAX_LENGTH = 254;

	private static final int MAX_LOCAL_LENGTH = 64;

	private static final Pattern LOCAL = Pattern
		.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

	private static final Pattern DOMAIN = Pattern
		.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");

	/** @throws IllegalArgumentException if it is no such address; the message never repeats the input */
	public EmailAddress {
		String trimmed = value.strip();
		int at = trimmed.lastIndexOf('@');
		require(at > 0, "has no local part or no @");
		String local = trimmed.substring(0, at);
		String domain = asciiDomain(trimmed.substring(at + 1));
		require(local.length() <= MAX_LOCAL_LENGTH, "has a local part longer than " + MAX_LOCAL_LENGTH);
		require(LOCAL.matcher(local).matches(), "has a local part with characters that mail does not carry");
		require(DOMAIN.matcher(domain).matches(), "has no valid domain");
		value = local + "@" + domain;
		require(value.length() <= MAX_LENGTH, "is longer than " + MAX_LENGTH);
	}

	private static String asciiDomain(String domain) {
		try {
			return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException invalid) {
			throw new IllegalArgumentException("The e-mail address has no valid domain");
		}
	}

	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw new IllegalArgumentException("The e-mail address " + problem);
		}
	}

	/** The same for addresses that we hold to be one: case does not distinguish people. */
	public String key() {
		return this.value.toLowerCase(Locale.ROOT);
	}

	/** The part before the @. */
	public String local() {
		return this.value.substring(0, this.value.lastIndexOf('@'));
	}

	/** Enough to recognise one's own address by, such as {@code a***@example.org}. */
	public String masked() {
		int at = this.value.lastIndexOf('@');
		return this.value.substring(0, 1) + "***@" + IDN.toUnicode(this.value.substring(at + 1));
	}

	/** Addresses stay out of logs. */
	@Override
	public String toString() {
		return "EmailAddress[…]";
	}

}
