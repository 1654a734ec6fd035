package ru.neuromagic.events.auth;


import java.util.UUID;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventType;

/**
 * Somebody registered with an e-mail address that has an account already; only its owner is told, by e-mail.
 *
 * @param name what the person typed who registered, not the name of the account
 * @param locale {@code ru} or {@code en}
 */
public record RegistrationRepeated(UUID registrationId, String email, String name, String locale) implements Event {

	@Override
	public UUID key() {
		return this.registrationId;
	}

	@Override
	public EventType type() {
		return EventType.REGISTRATION_REPEATED;
	}

}
