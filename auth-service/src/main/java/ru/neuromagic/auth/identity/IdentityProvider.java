package ru.neuromagic.auth.identity;

import java.util.Optional;
import java.util.UUID;

import ru.neuromagic.content.email.EmailAddress;


/**
 * Who keeps passwords and lets people log in. Every method is a call over the network, hence never made within a
 * transaction, and throws {@link IdentityUnavailableException} when nobody answers in time: then it is unknown whether it
 * had an effect, and it may be repeated.
 */
public interface IdentityProvider {

	/** Who has the address. */
	Optional<Identity> find(EmailAddress email);

	/** The user whom the registration made, as long as that has no address. */
	Optional<Identity> findPending(UUID registrationId);

	/**
	 * Makes a user who cannot log in: disabled, without an address, so that any number of registrations of one address have
	 * each their own. In one step, password included.
	 */
	Creation create(NewIdentity identity);

	/** Gives the user the address that was proven, and lets them log in; may be repeated. */
	Enabling enable(UUID id, EmailAddress email);

	/** Removes the user; fine if there is none. */
	void delete(UUID id);

}
