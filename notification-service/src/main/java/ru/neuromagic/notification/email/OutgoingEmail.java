package ru.neuromagic.notification.email;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.recipient.Mailbox;

/**
 * A letter that a sender has claimed.
 *
 * @param attempt the number of this try, from 1; only who holds the latest one may say how it went
 * @param deadline no use in sending it after that
 */
record OutgoingEmail(UUID id, int attempt, Kind kind, Mailbox to, Facts facts, String path, @Nullable String code,
		Instant deadline) {

	boolean isLate(Instant now) {
		return !now.isBefore(this.deadline);
	}

	@Override
	public String toString() {
		return "%s letter %s, try %d".formatted(this.kind.wireName(), this.id, this.attempt);
	}

}
