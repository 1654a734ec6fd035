package ru.neuromagic.notification.notification;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.notification.recipient.Language;

/**
 * The particulars that a text is filled with: numbers, truth values, strings, and strings by language
 * ({@code {"ru": …, "en": …}}). Stored as JSON, so that the words can still be chosen when somebody reads.
 */
public record Facts(Map<String, Object> values) {

	public static final Facts NONE = new Facts(Map.of());

	private static final JsonMapper JSON = new JsonMapper();

	public Facts {
		values = Map.copyOf(values);
	}

	public static Facts parse(String json) {
		return new Facts(JSON.readValue(json, new TypeReference<>() {
		}));
	}

	public String json() {
		return JSON.writeValueAsString(this.values);
	}

	public Facts with(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.values);
		more.put(name, value);
		return new Facts(more);
	}

	/** The number of that name. */
	public int number(String name) {
		if (this.values.get(name) instanceof Number number) {
			return number.intValue();
		}
		throw new IllegalArgumentException("No number: " + name);
	}

	/** The string of that name. */
	public String text(String name) {
		if (this.values.get(name) instanceof String text) {
			return text;
		}
		throw new IllegalArgumentException("No text: " + name);
	}

	/** Whether the fact of that name is true. */
	public boolean truth(String name) {
		return Boolean.TRUE.equals(this.values.get(name));
	}

	/** The arguments of a text in that language; Russian stands in for a translation that is missing. */
	Map<String, Object> in(Language language) {
		Map<String, Object> arguments = new LinkedHashMap<>();
		this.values.forEach((name, value) -> arguments.put(name, switch (value) {
			case Map<?, ?> translations -> translated(translations, language);
			case Boolean truth -> truth.toString();
			default -> value;
		}));
		return arguments;
	}

	private static Object translated(Map<?, ?> translations, Language language) {
		Object text = translations.get(language.tag());
		if (text == null) {
			text = translations.get(Language.RU.tag());
		}
		return (text != null) ? text : "";
	}

}
