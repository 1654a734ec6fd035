package ru.neuromagic.notification.recipient;

/** A learner's mailbox became known, or changed; told within the transaction that stores it. */
public record RecipientLearned(Recipient recipient) {
}
