package ru.neuromagic.service.events;

import java.time.Instant;
import java.util.UUID;

import ru.neuromagic.events.Event;

/**
 * An event as a listener gets it. The same event may come more than once: {@link ProcessedEvents} tells.
 *
 * @param id unique per event, the same at each delivery
 * @param time when it was appended
 */
public record IncomingEvent<E extends Event>(UUID id, Instant time, E payload) {

}
