package ru.neuromagic.notification.contact;

import java.util.regex.Pattern;

import ru.neuromagic.content.text.TypedText;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.PersonName;

/**
 * Words for the team.
 *
 * @param email as its author says; nobody has checked that it is theirs
 * @param text as {@link #lines} leaves it
 */
record ContactMessage(PersonName name, EmailAddress email, ContactTopic topic, String text) {

	/** Control characters but for line breaks and tabs. */
	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

	/** The text as it is read everywhere, without control characters. */
	static String lines(String typed) {
		return TypedText.lines(CONTROL.matcher(TypedText.lines(typed)).replaceAll(""));
	}

	/** What was written stays out of logs. */
	@Override
	public String toString() {
		return "ContactMessage[%s]".formatted(this.topic);
	}

}
