package ru.neuromagic.notification.recipient;

/** Where a letter goes, how it greets and in which language. */
public record Mailbox(EmailAddress address, PersonName name, Language language) {
}
