package ru.neuromagic.notification.recipient;

import java.util.Locale;

/** The languages that learners are spoken to in; Russian when in doubt. */
public enum Language {

	RU, EN;

	/** The language of a tag such as {@code en} or {@code en-GB}. */
	public static Language of(String tag) {
		return of(Locale.forLanguageTag(tag));
	}

	public static Language of(Locale locale) {
		return locale.getLanguage().equals("en") ? EN : RU;
	}

	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

	public Locale locale() {
		return Locale.of(tag());
	}

}
