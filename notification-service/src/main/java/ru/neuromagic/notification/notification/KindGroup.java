package ru.neuromagic.notification.notification;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Kinds of notifications whose letters are wanted or not wanted together. What concerns the account is in none: it is always sent. */
public enum KindGroup {

	QUESTS, COURSES;

	/** As in the API, in tables and in the keys of texts. */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
