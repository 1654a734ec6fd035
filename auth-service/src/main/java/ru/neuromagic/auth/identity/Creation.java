package ru.neuromagic.auth.identity;

import java.util.UUID;

/** What came of making a user. */
public sealed interface Creation {

	record Created(UUID id) implements Creation {
	}

	/** The registration has made its user before. */
	record Repeated() implements Creation {
	}

	/**
	 * The provider has a rule that we do not know of.
	 *
	 * @param field {@code password} or {@code email}
	 */
	record Refused(String field) implements Creation {
	}

}
