package ru.neuromagic.course.catalog;

import java.util.Map;

/** The same text in every {@link Language}. */
public record LocalizedText(String ru, String en) {

	public String in(Language language) {
		return switch (language) {
			case RU -> ru;
			case EN -> en;
		};
	}

	/** By language code, as events carry it. */
	public Map<String, String> byLanguage() {
		return Map.of(Language.RU.code(), ru, Language.EN.code(), en);
	}
}
