package ru.neuromagic.gateway.fallback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.content.text.AcceptLanguage;

/** The texts of one language. Russian is the default. */
final class Texts {

	private static final Texts RUSSIAN = new Texts(Locale.of("ru"));

	private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

	private final Locale language;

	private final ResourceBundle bundle;

	private Texts(Locale language) {
		this.language = language;
		this.bundle = ResourceBundle.getBundle("fallback.texts", language,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	/** The visitor's own choice goes before what the browser prefers. */
	static Texts choose(@Nullable String chosen, @Nullable String acceptLanguage) {
		if ("en".equals(chosen)) {
			return ENGLISH;
		}
		if ("ru".equals(chosen)) {
			return RUSSIAN;
		}
		Optional<String> preferred = AcceptLanguage.best(acceptLanguage, List.of(RUSSIAN.language(), ENGLISH.language()));
		return preferred.filter(ENGLISH.language()::equals).isPresent() ? ENGLISH : RUSSIAN;
	}

	String language() {
		return language.getLanguage();
	}

	String get(String key) {
		return bundle.getString(key);
	}

	/** The text of the first key that there is. */
	String first(String... keys) {
		for (String key : keys) {
			if (bundle.containsKey(key)) {
				return bundle.getString(key);
			}
		}
		throw new IllegalArgumentException("No text for " + String.join(", ", keys));
	}

}
