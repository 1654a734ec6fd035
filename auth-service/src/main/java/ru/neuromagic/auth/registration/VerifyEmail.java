package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.auth.account.Accounts;
import ru.neuromagic.auth.identity.Enabling;
import ru.neuromagic.auth.identity.Identity;
import ru.neuromagic.auth.identity.IdentityProvider;
import ru.neuromagic.auth.identity.IdentityUnavailableException;
import ru.neuromagic.auth.verification.CodeCheck;
import ru.neuromagic.auth.verification.VerificationCode;
import ru.neuromagic.auth.verification.VerificationCodes;
import ru.neuromagic.service.events.Events;

/**
 * Proves an e-mail address by its code, in three steps: accept the code; let the user log in; open the account and tell
 * of it. A right code that was accepted is never lost: the same one goes on from there, and so does the reconciler.
 */
@Component
class VerifyEmail {

	private static final Logger log = LoggerFactory.getLogger(VerifyEmail.class);

	private static final Duration IN_REQUEST = Duration.ofSeconds(30);

	private final Registrations registrations;

	private final VerificationCodes codes;

	private final IdentityProvider identities;

	private final Accounts accounts;

	private final Events events;

	private final TransactionOperations transactions;

	private final Clock clock;

	VerifyEmail(Registrations registrations, VerificationCodes codes, IdentityProvider identities, Accounts accounts,
			Events events, TransactionOperations transactions, Clock clock) {
		this.registrations = registrations;
		this.codes = codes;
		this.identities = identities;
		this.accounts = accounts;
		this.events = events;
		this.transactions = transactions;
		this.clock = clock;
	}

	void verify(UUID registrationId, VerificationCode guess) {
		CodeCheck check = Objects.requireNonNull(this.transactions.execute(transaction -> accept(registrationId, guess)));
		switch (check) {
			case CodeCheck.Right() -> finish(this.registrations.find(registrationId).orElseThrow(RegistrationProblems::notFound));
			case CodeCheck.Wrong(int attemptsLeft) -> throw RegistrationProblems.codeWrong(attemptsLeft);
			case CodeCheck.Expired() -> throw RegistrationProblems.codeExpired();
			case CodeCheck.Exhausted() -> throw RegistrationProblems.attemptsExhausted();
		}
	}

	/** A miss is a result, not an exception, so that counting it is committed. */
	private CodeCheck accept(UUID registrationId, VerificationCode guess) {
		Registration registration = this.registrations.lock(registrationId).orElseThrow(RegistrationProblems::notFound);
		return switch (registration.state()) {
			case SUPERSEDED, ABANDONED -> throw RegistrationProblems.notFound();
			case VERIFIED -> throw RegistrationProblems.codeUsed();
			case REPEATED -> this.codes.refuse(registrationId, guess);
			case VERIFYING -> this.codes.checkAccepted(registrationId, guess);
			case STARTED, AWAITING_CODE -> {
				CodeCheck check = this.codes.check(registrationId, guess);
				if (check instanceof CodeCheck.Right) {
					this.registrations.move(registrationId, RegistrationState.VERIFYING, this.clock.instant().plus(IN_REQUEST));
				}
				yield check;
			}
		};
	}

	/** Goes on after an accepted code; may be repeated. */
	void finish(Registration registration) {
		boolean enabled;
		try {
			enabled = enable(registration);
		}
		catch (IdentityUnavailableException outage) {
			log.warn("The code of registration {} is accepted, its account waits: {}", registration.id(), outage.toString());
			throw RegistrationProblems.identityUnavailable("The code was right and is accepted; send it again in a moment.");
		}
		this.transactions.executeWithoutResult(transaction -> open(registration.id(), enabled));
		if (!enabled) {
			throw RegistrationProblems.notFound();
		}
	}

	/** Of several registrations of an address whose codes are typed at once the first gets it. */
	private boolean enable(Registration registration) {
		UUID identity = registration.requiredIdentityId();
		Enabling enabling = this.identities.enable(identity, registration.email());
		if (enabling == Enabling.EMAIL_TAKEN && removeUnfinishedHolder(registration)) {
			enabling = this.identities.enable(identity, registration.email());
		}
		return enabling == Enabling.DONE;
	}

	/** Registrations used to give their users the address before it was proven. */
	private boolean removeUnfinishedHolder(Registration registration) {
		Optional<Identity> holder = this.identities.find(registration.email()).filter(Identity::isUnfinished);
		holder.ifPresent(unfinished -> this.identities.delete(unfinished.id()));
		return holder.isPresent();
	}

	private void open(UUID registrationId, boolean enabled) {
		Registration registration = this.registrations.lock(registrationId).orElseThrow(RegistrationProblems::notFound);
		if (registration.state() != RegistrationState.VERIFYING) {
			return;
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		if (!enabled) {
			log.warn("The user of registration {} is gone, or another one has the address", registrationId);
			this.registrations.move(registrationId, RegistrationState.ABANDONED, now);
			return;
		}
		this.registrations.move(registrationId, RegistrationState.VERIFIED, null);
		this.registrations.voidOthers(registration, now.plus(IN_REQUEST));
		this.accounts.add(registration.account(now), this.registrations.acceptances(registrationId));
		this.events.append(registration.accountVerified(now));
	}

}
