package ru.neuromagic.notification.notification;

import java.time.Instant;

/** A secret that is worth nothing after {@code expiresAt}. Its text form hides it. */
public record OneTimeCode(String value, Instant expiresAt) {

	@Override
	public String toString() {
		return "(code until %s)".formatted(this.expiresAt);
	}

}
