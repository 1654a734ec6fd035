package ru.neuromagic.auth.identity;

import java.util.Optional;
import java.util.UUID;

import ru.neuromagic.auth.account.EmailAddress;

/**
 * Who keeps passwords and lets people log in. Every method is a call over the network, hence never made within a
 * transaction, and throws {@link IdentityUnavailableException} when nobody answers in time: then it is unknown whether it
 * had an effect, and it may be repeated.
 */
public interface IdentityProvider {

	Optional<Identity> find(EmailAddress email);

	/** Makes a user who cannot log in: disabled, e-mail not verified. In one step, password included. */
	Creation create(NewIdentity identity);

	/**
	 * Lets the user log in: enabled, e-mail verified.
	 * @return false if there is no such user
	 */
	boolean enable(UUID id);

	/** Removes the user; fine if there is none. */
	void delete(UUID id);

}
