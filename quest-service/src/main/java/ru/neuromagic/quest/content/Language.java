package ru.neuromagic.quest.content;

import java.util.Locale;

/** A language that content exists in. Russian is the one for readers of any other language. */
public enum Language {

	RU, EN;

	public static Language of(Locale locale) {
		return "en".equals(locale.getLanguage()) ? EN : RU;
	}

}
