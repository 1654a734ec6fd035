package ru.neuromagic.web.styleguide;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Only where {@code neuromagic.styleguide} says so; elsewhere its address leads nowhere. */
@Controller
@ConditionalOnBooleanProperty("neuromagic.styleguide")
class StyleguideController {

	/** The parts of the page in their order. */
	private static final List<String> SECTIONS = List.of("colours", "type", "space", "buttons", "fields", "notices",
			"stars", "skies", "cards", "streak", "tasks", "prompts", "trial", "celebration", "navigation", "pictures");

	private final MessageSource messages;

	private final Clock clock;

	private final List<Token> tokens = Token.all();

	private final List<Icon> icons = Icon.all();

	StyleguideController(MessageSource messages, Clock clock) {
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * What the page shows; tokens and icons are read from the files themselves, so that none can be forgotten.
	 *
	 * @param celebration another one each time, because none is played twice; none while nobody asks for it
	 */
	record Guide(List<String> sections, List<Token> tokens, List<Icon> icons, Specimens specimens,
			@Nullable String celebration) {

		public List<Token> getColours() {
			return tokens.stream().filter(Token::isColour).toList();
		}

		public List<Token> getSpaces() {
			return tokens.stream().filter(Token::isSpace).toList();
		}

		public List<Token> getSizes() {
			return tokens.stream().filter(Token::isSize).toList();
		}

	}

	@GetMapping("/styleguide")
	String styleguide(@RequestParam @Nullable String celebrate, Locale locale, Model model, HttpServletResponse response) {
		response.setHeader("X-Robots-Tag", "noindex, nofollow");
		model.addAttribute("guide",
				new Guide(SECTIONS, tokens, icons, new Specimens(messages, locale, clock.instant()),
						celebrate == null ? null : UUID.randomUUID().toString()));
		addFilledForm(model, locale);
		return "styleguide/styleguide";
	}

	/** A form with a mistake, so that the mistake is shown as forms show theirs. */
	private void addFilledForm(Model model, Locale locale) {
		var form = Map.of("email", "anna@example");
		var errors = new MapBindingResult(form, "form");
		errors.rejectValue("email", "wrong", messages.getMessage("register.error.email-wrong", null, locale));
		model.addAttribute("form", form);
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
	}

}
