package ru.neuromagic.service.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An event as it waits in the outbox. Its class name stands in stored records: never rename it.
 *
 * @param type wire name
 * @param payload JSON
 * @param traceParent W3C trace context of what caused it
 */
record OutgoingEvent(UUID id, String type, String topic, String key, Instant time, String payload,
		@Nullable String traceParent) {

}
