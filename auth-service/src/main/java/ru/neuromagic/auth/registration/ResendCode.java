package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.auth.verification.IssuedCode;
import ru.neuromagic.auth.verification.VerificationCodes;
import ru.neuromagic.auth.verification.VerificationProperties;
import ru.neuromagic.service.events.Events;

/** Makes and mails a new code, which replaces the one before; not too soon and not too often. */
@Component
class ResendCode {

	private static final Duration BEING_MADE = Duration.ofSeconds(5);

	private final Registrations registrations;

	private final VerificationCodes codes;

	private final VerificationProperties rules;

	private final Events events;

	private final Clock clock;

	ResendCode(Registrations registrations, VerificationCodes codes, VerificationProperties rules, Events events, Clock clock) {
		this.registrations = registrations;
		this.codes = codes;
		this.rules = rules;
		this.events = events;
		this.clock = clock;
	}

	@Transactional
	public Registration resend(UUID registrationId) {
		Registration registration = this.registrations.lock(registrationId).orElseThrow(RegistrationProblems::notFound);
		switch (registration.state()) {
			case SUPERSEDED, ABANDONED -> throw RegistrationProblems.notFound();
			case VERIFYING, VERIFIED -> throw RegistrationProblems.verified();
			case STARTED -> throw RegistrationProblems.resendTooSoon(BEING_MADE);
			case AWAITING_CODE -> {
				requireAvailable(registrationId);
				this.events.append(registration.verificationRequested(this.codes.issue(registrationId, this.clock.instant())));
			}
			case REPEATED -> {
				requireAvailable(registrationId);
				this.codes.issue(registrationId, this.clock.instant());
				this.events.append(registration.repeated());
			}
		}
		return registration;
	}

	private void requireAvailable(UUID registrationId) {
		Instant now = this.clock.instant();
		Instant available = this.codes.about(registrationId).map(code -> availableAt(registrationId, code)).orElse(now);
		if (now.isBefore(available)) {
			throw RegistrationProblems.resendTooSoon(Duration.between(now, available));
		}
	}

	/** When the next code may be asked for. */
	Instant availableAt(UUID registrationId, IssuedCode code) {
		Instant cooledDown = code.issuedAt().plus(this.rules.resendAfter());
		if (code.issued() <= this.rules.resendsPerDay()) {
			return cooledDown;
		}
		Instant dayFrees = this.codes.dayFrees(registrationId);
		return dayFrees.isAfter(cooledDown) ? dayFrees : cooledDown;
	}

}
