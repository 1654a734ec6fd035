package ru.neuromagic.notification.recipient;

import java.util.UUID;

/** A learner who verified this mailbox. */
public record Recipient(UUID learnerId, Mailbox mailbox) {
}
