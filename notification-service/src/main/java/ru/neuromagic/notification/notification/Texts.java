package ru.neuromagic.notification.notification;

import java.util.ResourceBundle;

import com.ibm.icu.text.MessageFormat;
import org.springframework.stereotype.Component;

import ru.neuromagic.notification.recipient.Language;

/**
 * The words of notifications: {@code texts/notification_<language>.properties}, patterns of ICU's MessageFormat with the
 * facts as named arguments, since Russian has four plural forms.
 */
@Component
public class Texts {

	private static final String BUNDLE = "texts/notification";

	/** The text of that key as plain text; a missing one is a defect and throws. */
	public String get(Language language, String key, Facts facts) {
		String pattern = ResourceBundle.getBundle(BUNDLE, language.locale()).getString(key);
		return new MessageFormat(pattern, language.locale()).format(facts.in(language));
	}

	/** The part of a kind's text, such as its {@code title}. */
	public String get(Language language, Kind kind, String part, Facts facts) {
		return get(language, kind.wireName() + "." + part, facts);
	}

}
