package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.auth.identity.IdentityUnavailableException;
import ru.neuromagic.service.problem.FieldProblem;

/**
 * Registers somebody in three steps, none of which holds a transaction over the network: store the registration; make the
 * user, who cannot log in; store the code and tell that it is to be mailed. When it ends in between, the next
 * submit starts anew or goes on, and {@link ReconcileRegistrations} completes or clears what nobody comes back for. The password passes
 * through and is never stored.
 */
@Component
class RegisterAccount {

	private static final Logger log = LoggerFactory.getLogger(RegisterAccount.class);

	/** Longer than a request lives, so that a reconciler never works on one that is being served. */
	static final Duration IN_REQUEST = Duration.ofMinutes(1);

	private final Registrations registrations;

	private final RegistrationLimits limits;

	private final ClaimIdentity claimIdentity;

	private final SettleRegistration settleRegistration;

	private final TransactionOperations transactions;

	private final Clock clock;

	RegisterAccount(Registrations registrations, RegistrationLimits limits, ClaimIdentity claimIdentity,
			SettleRegistration settleRegistration, TransactionOperations transactions, Clock clock) {
		this.registrations = registrations;
		this.limits = limits;
		this.claimIdentity = claimIdentity;
		this.settleRegistration = settleRegistration;
		this.transactions = transactions;
		this.clock = clock;
	}

	Registration register(RegistrationForm form, ClientAddress client, @Nullable String idempotencyKey) {
		Registration registration = Objects
			.requireNonNull(this.transactions.execute(transaction -> start(form, client, idempotencyKey)));
		if (registration.state() != RegistrationState.STARTED) {
			return registration;
		}
		Registration settled = complete(registration, form.password());
		if (settled.state() == RegistrationState.ABANDONED) {
			throw RegistrationProblems.identityUnavailable("Nothing was registered; try again in a moment.");
		}
		return settled;
	}

	private Registration start(RegistrationForm form, ClientAddress client, @Nullable String idempotencyKey) {
		this.registrations.serialise(client, form.email());
		Optional<Registration> submitted = Optional.ofNullable(idempotencyKey)
			.flatMap(key -> this.registrations.findSubmitted(key, form.email()));
		if (submitted.isPresent()) {
			return submitted.get();
		}
		this.limits.check(form.email(), client);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		// its id is shown before login: one that holds the time would tell how long the work took
		var registration = new Registration(UUID.randomUUID(), form.email(), form.name(), form.locale(), form.timeZone(),
				RegistrationState.STARTED, null, now);
		this.registrations.add(registration, client, idempotencyKey, now.plus(IN_REQUEST));
		this.registrations.accept(registration.id(), form.documents(), now);
		return registration;
	}

	private Registration complete(Registration registration, String password) {
		try {
			IdentityClaim claim = this.claimIdentity.claim(registration, password);
			Registration settled = this.settleRegistration.settle(registration.id(), claim);
			if (claim instanceof IdentityClaim.Refused(String field)) {
				throw new InvalidFormException(List.of(new FieldProblem(field, "refused", "is not accepted")));
			}
			return settled;
		}
		catch (IdentityUnavailableException outage) {
			log.warn("Registration {} is given up: {}", registration.id(), outage.toString());
			this.registrations.abandonStarted(registration.id(), this.clock.instant().plus(IN_REQUEST));
			return this.registrations.find(registration.id()).orElseThrow(RegistrationProblems::notFound);
		}
	}

}
