package ru.neuromagic.notification.email;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.PersonName;

/**
 * A letter that a sender has claimed.
 *
 * @param attempt the number of this try, from 1; only who holds the latest one may say how it went
 * @param learnerId null when the reader is no learner, or not for certain
 * @param deadline no use in sending it after that
 */
record OutgoingEmail(UUID id, int attempt, Kind kind, @Nullable UUID learnerId, Mailbox to, Facts facts, String path, @Nullable String code,
		Instant deadline) {

	/** Who is answered when the reader answers; empty means the team. */
	Optional<Mailbox> author() {
		if (this.kind != Kind.CONTACT_MESSAGE) {
			return Optional.empty();
		}
		return Optional.of(new Mailbox(new EmailAddress(this.facts.text("email")), new PersonName(this.facts.text("name")),
				this.to.language()));
	}

	boolean isLate(Instant now) {
		return !now.isBefore(this.deadline);
	}

	@Override
	public String toString() {
		return "%s letter %s, try %d".formatted(this.kind.wireName(), this.id, this.attempt);
	}

}
