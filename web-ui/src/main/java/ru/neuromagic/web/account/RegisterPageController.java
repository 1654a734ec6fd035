package ru.neuromagic.web.account;

import java.util.Locale;
import java.util.Set;

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
@RequestMapping("/register")
class RegisterPageController {

	private static final String PAGE = "account/register";

	private static final Set<String> FIELDS = Set.of("name", "email", "password");

	private final Calls calls;

	private final AccountsClient accounts;

	RegisterPageController(Calls calls, AccountsClient accounts) {
		this.calls = calls;
		this.accounts = accounts;
	}

	@GetMapping
	String form(@ModelAttribute("form") RegisterForm form, @AuthenticationPrincipal @Nullable OidcUser learner) {
		return learner == null ? PAGE : "redirect:/profile";
	}

	@PostMapping
	String register(@Valid @ModelAttribute("form") RegisterForm form, BindingResult errors, Locale locale,
			HttpServletResponse response) {
		if (errors.hasErrors()) {
			return again(response, HttpStatus.UNPROCESSABLE_CONTENT);
		}
		return switch (calls.ask(() -> accounts.register(form.getKey(), form.registration(locale)))) {
			case Reply.Given<AccountsClient.Registration>(AccountsClient.Registration made) ->
				"redirect:/verify/" + made.registrationId();
			case Reply.Refused<AccountsClient.Registration>(Problem problem) -> {
				// what the service answered stays bound to the key; a changed form is another registration
				form.renewKey();
				explain(problem, errors);
				yield again(response, HttpStatus.valueOf(problem.status() == 400 ? 422 : problem.status()));
			}
			case Reply.Unavailable<AccountsClient.Registration>() -> {
				errors.reject("register.error.unavailable");
				yield again(response, HttpStatus.SERVICE_UNAVAILABLE);
			}
		};
	}

	private static void explain(Problem problem, BindingResult errors) {
		switch (problem.type()) {
			case "validation-failed" -> problem.errors().stream().filter(error -> FIELDS.contains(error.field()))
				.forEach(error -> errors.rejectValue(error.field(), "register.error." + error.field() + "-refused",
						new Object[] { error.message() }, error.message()));
			case "too-many-registrations" -> errors.reject("register.error.too-many");
			case "identity-unavailable" -> errors.reject("register.error.unavailable");
			default -> {
			}
		}
		if (!errors.hasErrors()) {
			errors.reject("register.error.other");
		}
	}

	private static String again(HttpServletResponse response, HttpStatus status) {
		response.setStatus(status.value());
		return PAGE;
	}
}
