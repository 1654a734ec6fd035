package ru.neuromagic.notification.email;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.recipient.Language;

/** What a learner may know of a letter to them. The language is known as soon as the reader is. */
record EmailRecord(UUID id, Kind kind, @Nullable Language language, Facts facts, EmailState state, int attempts,
		Instant createdAt, @Nullable Instant sentAt) {
}
