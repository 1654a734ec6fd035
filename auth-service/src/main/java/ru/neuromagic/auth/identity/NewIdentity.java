package ru.neuromagic.auth.identity;

import java.util.UUID;

import ru.neuromagic.auth.account.EmailAddress;

/** A user to be made, who cannot log in yet. */
public record NewIdentity(UUID registrationId, EmailAddress email, String name, String locale, String password) {

	/** The password stays out of logs. */
	@Override
	public String toString() {
		return "NewIdentity[" + this.registrationId + "]";
	}

}
