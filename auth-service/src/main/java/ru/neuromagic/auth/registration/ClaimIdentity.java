package ru.neuromagic.auth.registration;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ru.neuromagic.auth.account.Accounts;
import ru.neuromagic.auth.identity.Creation;
import ru.neuromagic.auth.identity.Identity;
import ru.neuromagic.auth.identity.IdentityProvider;
import ru.neuromagic.auth.identity.IdentityUnavailableException;
import ru.neuromagic.auth.identity.NewIdentity;

/**
 * Gets an address at the identity provider for a registration. A user that a dead registration left behind is removed, so
 * that neither its password nor its code opens anything. Safe to repeat and to run twice at once: users name their
 * registration, and the provider allows one user per address.
 */
@Component
class ClaimIdentity {

	private static final int TRIES = 4;

	private final IdentityProvider identities;

	private final Registrations registrations;

	private final Accounts accounts;

	ClaimIdentity(IdentityProvider identities, Registrations registrations, Accounts accounts) {
		this.identities = identities;
		this.registrations = registrations;
		this.accounts = accounts;
	}

	/** Makes the user unless somebody has the address. */
	IdentityClaim claim(Registration registration, String password) {
		var identity = new NewIdentity(registration.id(), registration.email(), registration.name(), registration.locale(),
				password);
		for (int i = 0; i < TRIES; i++) {
			IdentityClaim found = find(registration);
			if (!(found instanceof IdentityClaim.Nobody)) {
				return found;
			}
			switch (this.identities.create(identity)) {
				case Creation.Created(UUID id) -> {
					return new IdentityClaim.Ours(id);
				}
				case Creation.Refused(String field) -> {
					return new IdentityClaim.Refused(field);
				}
				case Creation.EmailTaken() -> {
					// a registration at the same time was faster: look who it is
				}
			}
		}
		throw new IdentityUnavailableException("The address changed hands too often", null);
	}

	/** Looks who has the address, removing the user of a dead registration. */
	IdentityClaim find(Registration registration) {
		Optional<Identity> holder = this.identities.find(registration.email());
		if (holder.isEmpty()) {
			return this.accounts.has(registration.email()) ? new IdentityClaim.Taken() : new IdentityClaim.Nobody();
		}
		Identity identity = holder.get();
		if (!identity.isUnfinished() || this.accounts.find(identity.id()).isPresent()) {
			return new IdentityClaim.Taken();
		}
		if (identity.isOf(registration.id())) {
			return new IdentityClaim.Ours(identity.id());
		}
		return switch (stateOfMaker(identity)) {
			case STARTED, AWAITING_CODE -> new IdentityClaim.Superseded();
			case REPEATED, VERIFYING, VERIFIED -> new IdentityClaim.Taken();
			case SUPERSEDED, ABANDONED -> {
				this.identities.delete(identity.id());
				yield new IdentityClaim.Nobody();
			}
		};
	}

	/** Registrations are purged only after their users. */
	private RegistrationState stateOfMaker(Identity identity) {
		@Nullable UUID maker = identity.registrationId();
		return Optional.ofNullable(maker)
			.flatMap(this.registrations::find)
			.map(Registration::state)
			.orElse(RegistrationState.ABANDONED);
	}

}
