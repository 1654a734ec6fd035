package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.auth.registration.RegistrationProgress.RegistrationView;
import ru.neuromagic.auth.registration.SecurityLog.Type;
import ru.neuromagic.auth.verification.VerificationCode;
import ru.neuromagic.content.text.TypedText;

@RestController
@SecurityRequirements
@RequestMapping("/api/auth/registrations")
class RegistrationController {

	private final RegisterAccount registerAccount;

	private final ResendCode resendCode;

	private final VerifyEmail verifyEmail;

	private final RegistrationProgress progress;

	private final RegistrationProperties properties;

	private final Clock clock;

	RegistrationController(RegisterAccount registerAccount, ResendCode resendCode, VerifyEmail verifyEmail,
			RegistrationProgress progress, RegistrationProperties properties, Clock clock) {
		this.registerAccount = registerAccount;
		this.resendCode = resendCode;
		this.verifyEmail = verifyEmail;
		this.progress = progress;
		this.properties = properties;
		this.clock = clock;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	RegistrationView register(@Valid @RequestBody RegistrationRequest request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 100) @Nullable String idempotencyKey,
			HttpServletRequest http) throws InterruptedException {
		Instant arrived = this.clock.instant();
		Registration registration = SecurityLog.told(Type.REGISTRATION_REQUESTED, null,
				() -> this.registerAccount.register(RegistrationForm.of(request), client(http), idempotencyKey));
		RegistrationView view = this.progress.of(registration);
		levelAnswerTime(arrived);
		return view;
	}

	private ClientAddress client(HttpServletRequest http) {
		String forwardedFor = String.join(",", Collections.list(http.getHeaders("X-Forwarded-For")));
		return ClientAddress.of(forwardedFor, this.properties.trustedHops(), http.getRemoteAddr());
	}

	/** Making a user takes a password hash longer than finding one: without this the clock would tell who has an account. */
	private void levelAnswerTime(Instant arrived) throws InterruptedException {
		Duration rest = Duration.between(this.clock.instant(), arrived.plus(this.properties.answerAfter()));
		if (rest.isPositive()) {
			Thread.sleep(rest);
		}
	}

	@GetMapping("/{id}")
	RegistrationView progress(@PathVariable UUID id) {
		return this.progress.of(id);
	}

	@PostMapping("/{id}/codes")
	@ResponseStatus(HttpStatus.ACCEPTED)
	RegistrationView resend(@PathVariable UUID id) {
		return this.progress.of(SecurityLog.told(Type.CODE_REQUESTED, id, () -> this.resendCode.resend(id)));
	}

	@PutMapping("/{id}/verification")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void verify(@PathVariable UUID id, @Valid @RequestBody VerificationRequest request) {
		SecurityLog.told(Type.REGISTRATION_CONFIRMED, id,
				() -> this.verifyEmail.verify(id, new VerificationCode(request.code())));
	}

	record VerificationRequest(@NotNull @Pattern(regexp = VerificationCode.PATTERN) String code) {

		VerificationRequest {
			code = (code != null) ? TypedText.digits(code) : code;
		}

		/** Codes stay out of logs. */
		@Override
		public String toString() {
			return "VerificationRequest[…]";
		}

	}

}
