package ru.neuromagic.auth.registration;

import java.util.UUID;

/** Whom the identity provider knows by a registration's address. */
sealed interface IdentityClaim {

	/** The user whom this registration made. */
	record Ours(UUID identityId) implements IdentityClaim {
	}

	/** Somebody with an account, or about to have one. */
	record Taken() implements IdentityClaim {
	}

	/** Nobody. */
	record Nobody() implements IdentityClaim {
	}

	/** Nobody, since the provider refused what was typed. */
	record Refused(String field) implements IdentityClaim {
	}

}
