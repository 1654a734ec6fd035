package ru.neuromagic.course.catalog;

import java.util.Locale;

/** A language in which all content exists. */
public enum Language {

	RU, EN;

	/** Russian where English is not asked for. */
	public static Language of(Locale locale) {
		return locale.getLanguage().equals("en") ? EN : RU;
	}

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}
}
