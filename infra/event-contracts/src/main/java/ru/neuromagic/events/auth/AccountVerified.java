package ru.neuromagic.events.auth;

import java.time.Instant;

import java.util.UUID;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventType;

/**
 * An account's e-mail address was proven and the account may be used: a learner appeared.
 *
 * @param locale {@code ru} or {@code en}
 * @param timeZone an IANA zone id
 */
public record AccountVerified(UUID accountId, String email, String name, String locale, String timeZone,
		Instant verifiedAt) implements Event {

	@Override
	public UUID key() {
		return this.accountId;
	}

	@Override
	public EventType type() {
		return EventType.ACCOUNT_VERIFIED;
	}

}
