package ru.neuromagic.service.api;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** English for who prefers it to Russian, Russian for everybody else, whatever the header holds and the machine speaks. */
class AcceptLanguage extends AcceptHeaderLocaleResolver {

	private static final Locale RUSSIAN = Locale.of("ru");

	private static final List<Locale> SPOKEN = List.of(RUSSIAN, Locale.ENGLISH);

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
		if (header == null || header.isBlank()) {
			return RUSSIAN;
		}
		try {
			Locale match = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
			return (match != null) ? match : RUSSIAN;
		}
		catch (IllegalArgumentException malformed) {
			return RUSSIAN;
		}
	}

}
