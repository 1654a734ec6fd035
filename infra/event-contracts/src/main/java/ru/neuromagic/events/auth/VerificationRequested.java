package ru.neuromagic.events.auth;

import java.time.Instant;

import java.util.UUID;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventType;

/**
 * A code was made for a registration and must reach its e-mail address before {@code expiresAt}.
 *
 * @param code six digits in the clear: never log this event
 * @param locale {@code ru} or {@code en}
 */
public record VerificationRequested(UUID registrationId, String email, String name, String locale, String code,
		Instant expiresAt) implements Event {

	@Override
	public UUID key() {
		return this.registrationId;
	}

	@Override
	public EventType type() {
		return EventType.VERIFICATION_REQUESTED;
	}

}
