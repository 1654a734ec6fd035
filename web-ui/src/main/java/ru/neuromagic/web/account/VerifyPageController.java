package ru.neuromagic.web.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Problem;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.layout.Notice;
import ru.neuromagic.web.layout.Plurals;

@Controller
@RequestMapping("/verify/{id:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}")
class VerifyPageController {

	private static final String PAGE = "account/verify";

	private final Calls calls;

	private final AccountsClient accounts;

	private final Plurals plurals;

	private final Clock clock;

	VerifyPageController(Calls calls, AccountsClient accounts, Plurals plurals, Clock clock) {
		this.calls = calls;
		this.accounts = accounts;
		this.plurals = plurals;
		this.clock = clock;
	}

	/**
	 * @param registration unavailable when the service did not answer: the code can still be typed
	 * @param resendRefused the message key that says why no new code was sent
	 * @param resendWait seconds until a new code may be asked for; 0 when at once
	 */
	record VerifyPage(UUID id, Reply<AccountsClient.Registration> registration, @Nullable String resendRefused,
			long resendWait) {
	}

	@GetMapping
	String form(@PathVariable UUID id, @ModelAttribute("form") VerifyForm form, Model model) {
		return page(id, null, null, model);
	}

	@PostMapping
	String verify(@PathVariable UUID id, @Valid @ModelAttribute("form") VerifyForm form, BindingResult errors, Model model,
			HttpServletResponse response) {
		if (errors.hasErrors()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return page(id, null, null, model);
		}
		Reply<Boolean> reply = calls.tell(() -> accounts.verify(id, new AccountsClient.Code(form.getCode())));
		if (reply.isGiven()) {
			return "redirect:/verify/" + id;
		}
		if (reply instanceof Reply.Refused<Boolean>(Problem problem)) {
			if (problem.is("registration-not-found")) {
				reply.orErrorPage();
			}
			explain(problem, errors);
			response.setStatus(problem.status() == 400 ? 422 : problem.status());
		}
		else {
			errors.rejectValue("code", "verify.error.unavailable");
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
		return page(id, null, null, model);
	}

	private void explain(Problem problem, BindingResult errors) {
		switch (problem.type()) {
			case "verification-code-wrong" -> {
				long left = problem.number("attemptsLeft", 0);
				if (left > 0) {
					errors.rejectValue("code", "verify.error.wrong", new Object[] { plurals.of("count.try-left", left) }, null);
				}
				else {
					errors.rejectValue("code", "verify.error.last-try");
				}
			}
			case "verification-code-expired" -> errors.rejectValue("code", "verify.error.expired");
			case "verification-code-used" -> errors.rejectValue("code", "verify.error.used");
			case "verification-attempts-exhausted" -> errors.rejectValue("code", "verify.error.exhausted");
			case "identity-unavailable" -> errors.rejectValue("code", "verify.error.identity-unavailable");
			default -> errors.rejectValue("code", "verify.error.other");
		}
	}

	@PostMapping("/resend")
	String resend(@PathVariable UUID id, @ModelAttribute("form") VerifyForm form, Model model,
			HttpServletResponse response) {
		return switch (calls.ask(() -> accounts.sendNewCode(id))) {
			case Reply.Given<AccountsClient.Registration> sent -> "redirect:" + Notice.CODE_SENT.on("/verify/" + id);
			case Reply.Refused<AccountsClient.Registration>(Problem problem) when problem.is("registration-verified") ->
				"redirect:/verify/" + id;
			case Reply.Refused<AccountsClient.Registration>(Problem problem) when problem.is("resend-too-soon") -> {
				response.setStatus(problem.status());
				yield page(id, "verify.resend.too-soon", problem.retryAfter(), model);
			}
			case Reply.Refused<AccountsClient.Registration> refused -> {
				refused.orErrorPage();
				throw new AssertionError(refused);
			}
			case Reply.Unavailable<AccountsClient.Registration>() -> {
				response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
				yield page(id, "verify.resend.unavailable", null, model);
			}
		};
	}

	@GetMapping("/resend")
	String backToForm(@PathVariable UUID id) {
		return "redirect:/verify/" + id;
	}

	private String page(UUID id, @Nullable String resendRefused, @Nullable Duration retryAfter, Model model) {
		Reply<AccountsClient.Registration> registration = calls.ask(() -> accounts.registration(id));
		if (registration instanceof Reply.Refused<AccountsClient.Registration>) {
			registration.orErrorPage();
		}
		AccountsClient.Registration known = registration.getValue();
		long wait = retryAfter != null ? retryAfter.toSeconds()
				: known == null ? 0 : secondsUntil(known.resendAvailableAt());
		model.addAttribute("page", new VerifyPage(id, registration, resendRefused, wait));
		return PAGE;
	}

	private long secondsUntil(@Nullable Instant time) {
		return time == null ? 0 : Math.max(0, Duration.between(clock.instant(), time).plusMillis(999).toSeconds());
	}
}
