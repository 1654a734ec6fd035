package ru.neuromagic.content.email;

import java.util.Locale;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;

import ru.neuromagic.content.text.TypedText;

/**
 * An e-mail address that mail can be sent to, in one form however it was typed: without spaces around and invisible
 * characters, the domain in lower case and, when international, in ASCII, 254 characters at most (RFC 5321, section
 * 4.5.3.1). The local part keeps its case, since that is the receiving server's business, and is plain ASCII, since not
 * every mail server carries another.
 * <p>
 * Domains are read as browsers read them (UTS 46, non-transitional): {@code straße} is another domain than {@code strasse},
 * for which the JDK's IDNA of 2003 would take it.
 */
public record EmailAddress(String value) {

	public static final int MAX_LENGTH = 254;

	private static final int MAX_LOCAL_LENGTH = 64;

	private static final Pattern LOCAL = Pattern
		.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

	private static final Pattern DOMAIN = Pattern
		.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

	private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE
			| IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

	/** @throws IllegalArgumentException if it is no such address; the message never repeats the input */
	public EmailAddress {
		String typed = TypedText.line(value);
		require(typed.length() <= MAX_LENGTH, "is longer than " + MAX_LENGTH);
		int at = typed.lastIndexOf('@');
		require(at > 0, "has no local part or no @");
		String local = typed.substring(0, at);
		String domain = asciiDomain(typed.substring(at + 1));
		require(local.length() <= MAX_LOCAL_LENGTH, "has a local part longer than " + MAX_LOCAL_LENGTH);
		require(LOCAL.matcher(local).matches(), "has a local part with characters that mail does not carry");
		require(DOMAIN.matcher(domain).matches(), "has no valid domain");
		value = local + "@" + domain;
		require(value.length() <= MAX_LENGTH, "is longer than " + MAX_LENGTH);
	}

	/** Names with two hyphens in the third place, which some ASCII domains have, are not ICU's business. */
	private static String asciiDomain(String domain) {
		String small = domain.toLowerCase(Locale.ROOT);
		if (small.chars().allMatch(unit -> unit < 0x80) && !small.contains("xn--")) {
			return small;
		}
		var found = new IDNA.Info();
		String ascii = DOMAINS.nameToASCII(domain, new StringBuilder(), found).toString();
		require(!found.hasErrors(), "has no valid domain");
		return ascii;
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
		return this.value.substring(0, 1) + "***@" + DOMAINS.nameToUnicode(this.value.substring(at + 1), new StringBuilder(), new IDNA.Info());
	}

	/** Addresses stay out of logs. */
	@Override
	public String toString() {
		return "EmailAddress[…]";
	}

}
