package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ru.neuromagic.auth.identity.IdentityProvider;
import ru.neuromagic.auth.identity.IdentityUnavailableException;
import ru.neuromagic.service.problem.ProblemException;

/**
 * Completes or clears registrations that were interrupted: the service died between two steps, or the identity provider
 * was away. Each is leased to one replica at a time.
 */
@Component
class ReconcileRegistrations {

	private static final Logger log = LoggerFactory.getLogger(ReconcileRegistrations.class);

	private static final Duration LEASE = Duration.ofMinutes(1);

	private final Registrations registrations;

	private final ClaimIdentity claimIdentity;

	private final SettleRegistration settleRegistration;

	private final VerifyEmail verifyEmail;

	private final IdentityProvider identities;

	private final RegistrationProperties properties;

	private final Clock clock;

	ReconcileRegistrations(Registrations registrations, ClaimIdentity claimIdentity, SettleRegistration settleRegistration,
			VerifyEmail verifyEmail, IdentityProvider identities, RegistrationProperties properties, Clock clock) {
		this.registrations = registrations;
		this.claimIdentity = claimIdentity;
		this.settleRegistration = settleRegistration;
		this.verifyEmail = verifyEmail;
		this.identities = identities;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${neuromagic.registration.reconcile-every}",
			initialDelayString = "${neuromagic.registration.reconcile-every}")
	void reconcile() {
		Instant now = this.clock.instant();
		this.registrations.abandonUnverified(now.minus(this.properties.unfinishedKept()), now);
		this.registrations.claimDue(now, LEASE).forEach(this::reconcile);
		this.registrations.purge(now.minus(this.properties.recordsKept()));
	}

	private void reconcile(Registration registration) {
		try {
			switch (registration.state()) {
				case STARTED -> this.settleRegistration.settle(registration.id(), this.claimIdentity.find(registration));
				case VERIFYING -> this.verifyEmail.finish(registration);
				case SUPERSEDED, ABANDONED -> clear(registration);
				case AWAITING_CODE, REPEATED, VERIFIED -> this.registrations.reconciled(registration.id());
			}
			log.info("Registration {} was {} and is reconciled", registration.id(), registration.state().text());
		}
		catch (IdentityUnavailableException | ProblemException later) {
			log.warn("Registration {} waits for the next round: {}", registration.id(), later.toString());
		}
	}

	private void clear(Registration registration) {
		// registrations used to give their users the address before it was proven
		this.identities.findPending(registration.id())
			.or(() -> this.identities.find(registration.email()))
			.filter(identity -> identity.isUnfinished() && identity.isOf(registration.id()))
			.ifPresent(identity -> this.identities.delete(identity.id()));
		this.registrations.reconciled(registration.id());
	}

}
