package ru.neuromagic.web.layout;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

@ControllerAdvice
class FrameAdvice {

	private final Site site;

	private final MessageSource texts;

	FrameAdvice(Site site, MessageSource texts) {
		this.site = site;
		this.texts = texts;
	}

	@ModelAttribute("frame")
	Frame frame(HttpServletRequest request, Locale locale) {
		return Frame.of(site, site.name(texts, locale), locale.getLanguage(), request);
	}
}
