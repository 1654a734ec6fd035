package ru.neuromagic.auth.registration;

import java.time.Instant;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ru.neuromagic.auth.verification.IssuedCode;
import ru.neuromagic.auth.verification.VerificationCodes;
import ru.neuromagic.auth.verification.VerificationProperties;

/** Tells how far a registration is, the same for an address that is new and one that has an account. */
@Component
class RegistrationProgress {

	private final Registrations registrations;

	private final VerificationCodes codes;

	private final ResendCode resendCode;

	private final VerificationProperties rules;

	RegistrationProgress(Registrations registrations, VerificationCodes codes, ResendCode resendCode,
			VerificationProperties rules) {
		this.registrations = registrations;
		this.codes = codes;
		this.resendCode = resendCode;
		this.rules = rules;
	}

	RegistrationView of(UUID registrationId) {
		return this.registrations.find(registrationId)
			.filter(registration -> !registration.state().isDead())
			.map(this::of)
			.orElseThrow(RegistrationProblems::notFound);
	}

	RegistrationView of(Registration registration) {
		IssuedCode code = this.codes.about(registration.id()).orElseGet(() -> firstCode(registration));
		String state = (registration.state() == RegistrationState.VERIFIED) ? "verified" : "awaiting-code";
		return new RegistrationView(registration.id(), registration.email().masked(), state, code.expiresAt(),
				this.resendCode.availableAt(registration.id(), code), code.attemptsLeft());
	}

	/** While the user is still being made the code is about to come. */
	private IssuedCode firstCode(Registration registration) {
		Instant issuedAt = registration.createdAt();
		return new IssuedCode(issuedAt, issuedAt.plus(this.rules.validFor()), this.rules.misses(), 1);
	}

	/** @param state {@code awaiting-code} or {@code verified} */
	record RegistrationView(UUID registrationId, String maskedEmail, String state, Instant codeExpiresAt,
			Instant resendAvailableAt, int attemptsLeft) {
	}

}
