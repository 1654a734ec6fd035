package ru.neuromagic.auth.registration;

import java.util.UUID;

import org.springframework.stereotype.Component;

import ru.neuromagic.auth.account.Accounts;
import ru.neuromagic.auth.identity.Creation;
import ru.neuromagic.auth.identity.IdentityProvider;
import ru.neuromagic.auth.identity.NewIdentity;

/**
 * Gets a registration a user of its own at the identity provider, unless somebody has an account with the address. Several
 * registrations of an address live side by side, each with its own password: whose code is typed first decides. Safe to repeat
 * and to run twice at once, since the provider allows one user per registration.
 */
@Component
class ClaimIdentity {

	private final IdentityProvider identities;

	private final Accounts accounts;

	ClaimIdentity(IdentityProvider identities, Accounts accounts) {
		this.identities = identities;
		this.accounts = accounts;
	}

	/** Makes the user unless somebody has the address. */
	IdentityClaim claim(Registration registration, String password) {
		if (isTaken(registration)) {
			return new IdentityClaim.Taken();
		}
		var identity = new NewIdentity(registration.id(), registration.name(), registration.locale(), password);
		return switch (this.identities.create(identity)) {
			case Creation.Created(UUID id) -> new IdentityClaim.Ours(id);
			case Creation.Refused(String field) -> new IdentityClaim.Refused(field);
			case Creation.Repeated() -> find(registration);
		};
	}

	/** Looks what an interrupted registration has got. */
	IdentityClaim find(Registration registration) {
		if (isTaken(registration)) {
			return new IdentityClaim.Taken();
		}
		return this.identities.findPending(registration.id())
			.<IdentityClaim>map(identity -> new IdentityClaim.Ours(identity.id()))
			.orElseGet(IdentityClaim.Nobody::new);
	}

	/** Asks the provider for known addresses, too: its outage must not tell them from new ones. */
	private boolean isTaken(Registration registration) {
		return this.identities.find(registration.email()).filter(identity -> !identity.isUnfinished()).isPresent()
				|| this.accounts.has(registration.email());
	}

}
