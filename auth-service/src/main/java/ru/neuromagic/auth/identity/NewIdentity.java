package ru.neuromagic.auth.identity;

import java.util.UUID;


/** A user to be made, who cannot log in yet and has no address before it is proven. */
public record NewIdentity(UUID registrationId, String name, String locale, String password) {

	/** The password stays out of logs. */
	@Override
	public String toString() {
		return "NewIdentity[" + this.registrationId + "]";
	}

}
