package ru.neuromagic.web.documents;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import ru.neuromagic.web.calls.PageFailure;

@Controller
class DocumentPageController {

	private static final String VERSION = "/{version:\\d{4}-\\d{2}-\\d{2}}";

	private final Documents documents;

	private final Operator operator;

	DocumentPageController(Documents documents, Operator operator) {
		this.documents = documents;
		this.operator = operator;
	}

	/**
	 * @param current the edition in force, which may be another
	 * @param announced the edition that will follow the one in force
	 * @param editions all of them, newest first
	 * @param draft nobody is named who offers the service, so nothing can be agreed
	 */
	record DocumentPage(Edition edition, Text text, Edition current, @Nullable Edition announced,
			List<Edition> editions, boolean draft) {

		public boolean isInForce() {
			return edition.equals(current);
		}

		public boolean isComing() {
			return edition.version().isAfter(current.version());
		}
	}

	@GetMapping("/terms")
	String terms(Model model, Locale locale) {
		return current(LegalDocument.TERMS, model, locale);
	}

	@GetMapping("/privacy")
	String privacy(Model model, Locale locale) {
		return current(LegalDocument.PRIVACY, model, locale);
	}

	@GetMapping("/consent")
	String consent(Model model, Locale locale) {
		return current(LegalDocument.CONSENT, model, locale);
	}

	@GetMapping("/terms" + VERSION)
	String terms(@PathVariable String version, Model model, Locale locale, HttpServletResponse response) {
		return edition(LegalDocument.TERMS, version, model, locale, response);
	}

	@GetMapping("/privacy" + VERSION)
	String privacy(@PathVariable String version, Model model, Locale locale, HttpServletResponse response) {
		return edition(LegalDocument.PRIVACY, version, model, locale, response);
	}

	@GetMapping("/consent" + VERSION)
	String consent(@PathVariable String version, Model model, Locale locale, HttpServletResponse response) {
		return edition(LegalDocument.CONSENT, version, model, locale, response);
	}

	private String current(LegalDocument document, Model model, Locale locale) {
		return page(documents.current(document), model, locale);
	}

	/** Search engines show the page of the edition in force, never a former wording. */
	private String edition(LegalDocument document, String version, Model model, Locale locale,
			HttpServletResponse response) {
		response.setHeader("X-Robots-Tag", "noindex");
		return page(documents.edition(document, date(version))
			.orElseThrow(() -> PageFailure.notFound(document + " of " + version)), model, locale);
	}

	private static LocalDate date(String version) {
		try {
			return LocalDate.parse(version);
		}
		catch (DateTimeParseException noDay) {
			throw PageFailure.notFound(version);
		}
	}

	private String page(Edition edition, Model model, Locale locale) {
		model.addAttribute("page", new DocumentPage(edition, edition.text(locale.getLanguage()),
				documents.current(edition.document()), documents.announced(edition.document()).orElse(null),
				documents.all(edition.document()), !operator.isKnown()));
		return "documents/document";
	}
}
