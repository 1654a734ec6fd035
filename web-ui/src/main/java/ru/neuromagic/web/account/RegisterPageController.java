package ru.neuromagic.web.account;

import java.util.Locale;
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
import ru.neuromagic.web.documents.Documents;
import ru.neuromagic.web.documents.LegalDocument;

@Controller
@RequestMapping("/register")
class RegisterPageController {

	private static final String PAGE = "account/register";

	/** The service's codes (field.code) for what is wrong with a value. */
	private static final Map<String, String> REASONS = Map.ofEntries(
			Map.entry("name.not-blank", "register.error.name-missing"),
			Map.entry("name.size", "register.error.name-long"),
			Map.entry("name.pattern", "register.error.name-pattern"),
			Map.entry("email.not-blank", "register.error.email-missing"),
			Map.entry("email.size", "register.error.email-long"),
			Map.entry("email.email", "register.error.email-wrong"),
			Map.entry("password.too-short", "register.error.password-length"),
			Map.entry("password.too-long", "register.error.password-length"),
			Map.entry("password.only-digits", "register.error.password-only-digits"),
			Map.entry("password.too-common", "register.error.password-too-common"),
			Map.entry("password.too-regular", "register.error.password-too-regular"),
			Map.entry("password.contains-email", "register.error.password-contains-email"),
			Map.entry("password.contains-name", "register.error.password-contains-name"),
			Map.entry("password.contains-site", "register.error.password-contains-site"));

	/** For a field whose code is none of these. */
	private static final Map<String, String> REFUSALS = Map.of(
			"name", "register.error.name-refused",
			"email", "register.error.email-refused",
			"password", "register.error.password-refused");

	private final Calls calls;

	private final AccountsClient accounts;

	private final Documents documents;

	RegisterPageController(Calls calls, AccountsClient accounts, Documents documents) {
		this.calls = calls;
		this.accounts = accounts;
		this.documents = documents;
	}

	@GetMapping
	String form(@ModelAttribute("form") RegisterForm form, @AuthenticationPrincipal @Nullable OidcUser learner) {
		form.showTerms(documents.current(LegalDocument.TERMS));
		form.showConsent(documents.current(LegalDocument.CONSENT));
		return learner == null ? PAGE : "redirect:/profile";
	}

	@PostMapping
	String register(@Valid @ModelAttribute("form") RegisterForm form, BindingResult errors, Locale locale,
			HttpServletResponse response) {
		askAgainForNewEditions(form, errors);
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
				// the form keeps its key: sent again, it is the same registration
				errors.reject("register.error.unavailable");
				yield again(response, HttpStatus.SERVICE_UNAVAILABLE);
			}
		};
	}

	/** Nobody agrees to a text that they have not seen: when a newer one is in force meanwhile, its box is to be ticked. */
	private void askAgainForNewEditions(RegisterForm form, BindingResult errors) {
		boolean terms = form.isTermsAccepted();
		boolean consent = form.isConsentGiven();
		form.showTerms(documents.current(LegalDocument.TERMS));
		form.showConsent(documents.current(LegalDocument.CONSENT));
		if (terms && !form.isTermsAccepted()) {
			errors.rejectValue("termsAccepted", "register.error.terms-renewed");
		}
		if (consent && !form.isConsentGiven()) {
			errors.rejectValue("consentGiven", "register.error.consent-renewed");
		}
	}

	private static void explain(Problem problem, BindingResult errors) {
		switch (problem.type()) {
			case "validation-failed" -> problem.errors().stream().filter(error -> REFUSALS.containsKey(error.field()))
				.forEach(error -> errors.rejectValue(error.field(),
						REASONS.getOrDefault(error.field() + "." + error.code(), REFUSALS.get(error.field()))));
			case "too-many-registrations" -> errors.reject("register.error.too-many");
			case "identity-unavailable" -> errors.reject("register.error.identity-unavailable");
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
