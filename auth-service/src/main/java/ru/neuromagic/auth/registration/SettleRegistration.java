package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import ru.neuromagic.auth.verification.VerificationCodes;
import ru.neuromagic.service.events.Events;

/** Draws the conclusion from what the identity provider said: the last step of registering. */
@Component
class SettleRegistration {

	/** What a registration may come to, all counted from the start: a rate needs a value before the first one. */
	private static final List<RegistrationState> OUTCOMES = List.of(RegistrationState.AWAITING_CODE, RegistrationState.REPEATED,
			RegistrationState.ABANDONED);

	private final Registrations registrations;

	private final VerificationCodes codes;

	private final Events events;

	private final Clock clock;

	private final MeterRegistry meters;

	SettleRegistration(Registrations registrations, VerificationCodes codes, Events events, Clock clock, MeterRegistry meters) {
		this.registrations = registrations;
		this.codes = codes;
		this.events = events;
		this.clock = clock;
		this.meters = meters;
		OUTCOMES.forEach(this::counter);
	}

	/** Does nothing to a registration that was settled or replaced meanwhile. */
	@Transactional
	public Registration settle(UUID id, IdentityClaim claim) {
		Registration registration = this.registrations.lock(id).orElseThrow(RegistrationProblems::notFound);
		if (registration.state() == RegistrationState.STARTED) {
			settle(registration, claim);
			Registration settled = this.registrations.find(id).orElseThrow(RegistrationProblems::notFound);
			countWhenCommitted(settled.state());
			return settled;
		}
		return registration;
	}

	private void settle(Registration registration, IdentityClaim claim) {
		switch (claim) {
			case IdentityClaim.Ours(UUID identityId) -> {
				this.registrations.awaitCode(registration.id(), identityId);
				this.events.append(registration.verificationRequested(this.codes.issue(registration.id(), registration.createdAt())));
			}
			case IdentityClaim.Taken() -> {
				// from outside like any other: a code exists, which nobody is ever told
				this.registrations.move(registration.id(), RegistrationState.REPEATED, null);
				this.codes.issue(registration.id(), registration.createdAt());
				this.events.append(registration.repeated());
			}
			case IdentityClaim.Nobody(), IdentityClaim.Refused(_) ->
				this.registrations.move(registration.id(), RegistrationState.ABANDONED, this.clock.instant());
		}
	}

	private void countWhenCommitted(RegistrationState outcome) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				counter(outcome).increment();
			}
		});
	}

	private Counter counter(RegistrationState outcome) {
		return Counter.builder("neuromagic.registrations")
			.description("Registrations by what they came to")
			.tag("outcome", outcome.text())
			.register(this.meters);
	}

}
