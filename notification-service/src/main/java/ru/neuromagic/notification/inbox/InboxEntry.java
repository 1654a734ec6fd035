package ru.neuromagic.notification.inbox;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;

/** A notification as stored, still without words. */
record InboxEntry(UUID id, Kind kind, Facts facts, String path, Instant createdAt, @Nullable Instant readAt) {
}
