package ru.neuromagic.web.problem;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a problem detail's {@code type} leads to (RFC 9457, section 3.1.1): a page that says what happened, what is safe and
 * what to do. A problem is known by having its texts among the messages.
 */
@Controller
class ProblemPageController {

	private static final Pattern NAME = Pattern.compile("[a-z-]{1,60}");

	private final MessageSource messages;

	ProblemPageController(MessageSource messages) {
		this.messages = messages;
	}

	@GetMapping("/problems/{name}")
	String problem(@PathVariable String name, Model model, Locale locale) {
		if (!NAME.matcher(name).matches() || messages.getMessage("problem." + name + ".title", null, null, locale) == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		model.addAttribute("name", name);
		return "problem/problem";
	}
}
