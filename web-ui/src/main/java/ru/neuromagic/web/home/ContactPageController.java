package ru.neuromagic.web.home;

import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Problem;
import ru.neuromagic.web.calls.Reply;

@Controller
@RequestMapping("/contact")
class ContactPageController {

	private static final String PAGE = "home/contact";

	/** For what the service refuses; what is plainly wrong was said before it was asked. */
	private static final Map<String, String> REFUSALS = Map.of(
			"name", "contact.error.name-refused",
			"email", "contact.error.email-wrong",
			"message", "contact.error.message-refused");

	private final Calls calls;

	private final ContactMessagesClient messages;

	ContactPageController(Calls calls, ContactMessagesClient messages) {
		this.calls = calls;
		this.messages = messages;
	}

	@GetMapping
	String form(@ModelAttribute("form") ContactForm form, @AuthenticationPrincipal @Nullable OidcUser learner) {
		if (learner != null && form.getEmail().isEmpty()) {
			form.setName(learner.getFullName() == null ? "" : learner.getFullName());
			form.setEmail(learner.getEmail() == null ? "" : learner.getEmail());
		}
		return PAGE;
	}

	@PostMapping
	String send(@Valid @ModelAttribute("form") ContactForm form, BindingResult errors, HttpServletResponse response) {
		if (form.isTrapped()) {
			// a person whose browser filled it in only has to press again
			form.setReference("");
			errors.reject("contact.error.trapped");
		}
		if (errors.hasErrors()) {
			return again(response, HttpStatus.UNPROCESSABLE_CONTENT);
		}
		return switch (calls.ask(() -> messages.send(form.getKey(), form.filled()))) {
			case Reply.Given<ContactMessagesClient.Accepted> accepted -> "redirect:/contact/thanks";
			case Reply.Refused<ContactMessagesClient.Accepted>(Problem problem) -> {
				// what the service answered stays bound to the key; a changed form is another message
				form.renewKey();
				explain(problem, errors);
				yield again(response, HttpStatus.valueOf(problem.status() == 400 ? 422 : problem.status()));
			}
			case Reply.Unavailable<ContactMessagesClient.Accepted>() -> {
				// the form keeps its key: sent again, it is the same message
				errors.reject("contact.error.unavailable");
				yield again(response, HttpStatus.SERVICE_UNAVAILABLE);
			}
		};
	}

	@GetMapping("/thanks")
	String thanks() {
		return "home/thanks";
	}

	private static void explain(Problem problem, BindingResult errors) {
		if (problem.status() == 429) {
			errors.reject("contact.error.too-many");
		}
		problem.errors().stream().filter(error -> REFUSALS.containsKey(error.field()))
			.forEach(error -> errors.rejectValue(error.field(), REFUSALS.get(error.field())));
		if (!errors.hasErrors()) {
			errors.reject("contact.error.other");
		}
	}

	private static String again(HttpServletResponse response, HttpStatus status) {
		response.setStatus(status.value());
		return PAGE;
	}
}
