package ru.neuromagic.web.layout;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Counted things in the right form: {@code plurals.of('count.lesson', 3)} → «3 урока». The categories are CLDR's cardinal
 * rules for whole numbers (unicode.org/cldr, supplemental/plurals): Russian one, few, many; English one, other.
 */
@Component("plurals")
public class Plurals {

	private final MessageSource messages;

	Plurals(MessageSource messages) {
		this.messages = messages;
	}

	public String of(String key, long count) {
		Locale locale = LocaleContextHolder.getLocale();
		return messages.getMessage(key + "." + category(locale.getLanguage(), count), new Object[] { count }, locale);
	}

	static String category(String language, long count) {
		long last = Math.abs(count % 10);
		long lastTwo = Math.abs(count % 100);
		if (!"ru".equals(language)) {
			return count == 1 ? "one" : "other";
		}
		if (last == 1 && lastTwo != 11) {
			return "one";
		}
		return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? "few" : "many";
	}
}
