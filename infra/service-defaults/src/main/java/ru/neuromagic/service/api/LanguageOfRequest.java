package ru.neuromagic.service.api;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

import ru.neuromagic.content.text.AcceptLanguage;

/** English for who prefers it to Russian, Russian for everybody else, whatever the header holds and the machine speaks. */
class LanguageOfRequest extends AcceptHeaderLocaleResolver {

	private static final List<String> SPOKEN = List.of("ru", "en");

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return Locale.of(AcceptLanguage.best(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), SPOKEN).orElse("ru"));
	}

}
