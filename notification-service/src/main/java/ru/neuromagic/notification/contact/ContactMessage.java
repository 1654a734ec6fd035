package ru.neuromagic.notification.contact;

import java.util.regex.Pattern;

import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.PersonName;

/**
 * Words for the team.
 *
 * @param email as its author says; nobody has checked that it is theirs
 * @param text as {@link #lines} leaves it
 */
record ContactMessage(PersonName name, EmailAddress email, ContactTopic topic, String text) {

	/** Control characters but for line breaks and tabs, and marks that turn the direction of what follows. */
	private static final Pattern UNPRINTABLE = Pattern
		.compile("[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

	private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

	/** The text with line breaks of one kind, without what cannot be seen, and without blank ends. */
	static String lines(String typed) {
		return UNPRINTABLE.matcher(LINE_BREAK.matcher(typed).replaceAll("\n")).replaceAll("").strip();
	}

	/** What was written stays out of logs. */
	@Override
	public String toString() {
		return "ContactMessage[%s]".formatted(this.topic);
	}

}
