package ru.neuromagic.notification.notification;

import java.util.UUID;

import ru.neuromagic.notification.recipient.Mailbox;

/** Whom a notification is for. */
public sealed interface Addressee {

	/** A learner, whose mailbox may not be known yet. */
	record Learner(UUID id) implements Addressee {
	}

	/** We ourselves, in the mailbox that the settings name. */
	record Team() implements Addressee {
	}

	/** Somebody who has no account yet, or has not shown that it is theirs. */
	record Stranger(Mailbox mailbox) implements Addressee {
	}

}
