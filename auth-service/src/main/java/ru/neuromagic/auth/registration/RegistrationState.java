package ru.neuromagic.auth.registration;

import java.util.Locale;

/** Where a registration is on its way. */
enum RegistrationState {

	/** Stored; the user at the identity provider is being made. */
	STARTED,
	/** The user exists and cannot log in; a code is on its way. */
	AWAITING_CODE,
	/** The address has an account already: looks like awaiting a code from outside, accepts none. */
	REPEATED,
	/** The code was right; the user is being enabled. */
	VERIFYING,
	/** The account may be used. */
	VERIFIED,
	/** Another registration of the address was confirmed first. */
	SUPERSEDED,
	/** Given up. */
	ABANDONED;

	/** Never comes to life again, so that its user may be removed at any time. */
	boolean isDead() {
		return this == SUPERSEDED || this == ABANDONED;
	}

	String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static RegistrationState of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
