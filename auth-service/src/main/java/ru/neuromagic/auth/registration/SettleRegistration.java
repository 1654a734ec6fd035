package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.auth.verification.VerificationCodes;
import ru.neuromagic.service.events.Events;

/** Draws the conclusion from what the identity provider said: the last step of registering. */
@Component
class SettleRegistration {

	private final Registrations registrations;

	private final VerificationCodes codes;

	private final Events events;

	private final Clock clock;

	SettleRegistration(Registrations registrations, VerificationCodes codes, Events events, Clock clock) {
		this.registrations = registrations;
		this.codes = codes;
		this.events = events;
		this.clock = clock;
	}

	/** Does nothing to a registration that was settled or replaced meanwhile. */
	@Transactional
	public Registration settle(UUID id, IdentityClaim claim) {
		Registration registration = this.registrations.lock(id).orElseThrow(RegistrationProblems::notFound);
		if (registration.state() == RegistrationState.STARTED) {
			settle(registration, claim);
		}
		return this.registrations.find(id).orElseThrow(RegistrationProblems::notFound);
	}

	private void settle(Registration registration, IdentityClaim claim) {
		switch (claim) {
			case IdentityClaim.Ours(UUID identityId) -> {
				this.registrations.awaitCode(registration.id(), identityId);
				this.events.append(registration.verificationRequested(this.codes.issue(registration.id())));
			}
			case IdentityClaim.Taken() -> {
				// from outside like any other: a code exists, which nobody is ever told
				this.registrations.move(registration.id(), RegistrationState.REPEATED, null);
				this.codes.issue(registration.id());
				this.events.append(registration.repeated());
			}
			case IdentityClaim.Superseded() ->
				this.registrations.move(registration.id(), RegistrationState.SUPERSEDED, this.clock.instant());
			case IdentityClaim.Nobody(), IdentityClaim.Refused(_) ->
				this.registrations.move(registration.id(), RegistrationState.ABANDONED, this.clock.instant());
		}
	}

}
