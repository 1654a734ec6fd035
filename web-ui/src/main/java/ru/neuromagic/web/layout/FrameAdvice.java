package ru.neuromagic.web.layout;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

@ControllerAdvice
class FrameAdvice {

	private final Site site;

	FrameAdvice(Site site) {
		this.site = site;
	}

	@ModelAttribute("frame")
	Frame frame(HttpServletRequest request, Locale locale) {
		return Frame.of(site, locale.getLanguage(), request);
	}
}
