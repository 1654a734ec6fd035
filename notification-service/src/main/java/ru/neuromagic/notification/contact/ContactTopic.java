package ru.neuromagic.notification.contact;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody writes about. */
enum ContactTopic {

	QUESTION, PARTNERSHIP, PROBLEM, OTHER;

	/** As in the API, in the table and in the texts. */
	@JsonValue
	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
