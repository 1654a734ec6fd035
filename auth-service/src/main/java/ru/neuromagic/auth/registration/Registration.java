package ru.neuromagic.auth.registration;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.auth.account.Account;
import ru.neuromagic.content.email.EmailAddress;
import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.events.auth.RegistrationRepeated;
import ru.neuromagic.events.auth.VerificationRequested;
import ru.neuromagic.auth.verification.VerificationCodes.NewCode;

/**
 * One attempt to get an account.
 *
 * @param identityId the user that was made for it; null before that, and when there is none
 */
record Registration(UUID id, EmailAddress email, String name, String locale, ZoneId timeZone, RegistrationState state,
		@Nullable UUID identityId, Instant createdAt) {

	UUID requiredIdentityId() {
		if (this.identityId == null) {
			throw new IllegalStateException("Registration " + this.id + " has no identity in state " + this.state);
		}
		return this.identityId;
	}

	Account account(Instant verifiedAt) {
		return new Account(requiredIdentityId(), this.email, this.name, this.locale, this.timeZone, verifiedAt);
	}

	VerificationRequested verificationRequested(NewCode code) {
		return new VerificationRequested(this.id, this.email.value(), this.name, this.locale, code.code().digits(),
				code.expiresAt());
	}

	RegistrationRepeated repeated() {
		return new RegistrationRepeated(this.id, this.email.value(), this.name, this.locale);
	}

	AccountVerified accountVerified(Instant verifiedAt) {
		return new AccountVerified(requiredIdentityId(), this.email.value(), this.name, this.locale, this.timeZone.getId(),
				verifiedAt);
	}

}
