package ru.neuromagic.events;

import java.util.UUID;

/**
 * Something that happened, told to whoever listens. Implementations are records of ids, primitives and times; their
 * JSON form (names as the components, times in ISO 8601 UTC) is the contract and changes within a version only by addition.
 */
public interface Event {

	/** Whose events keep their order: the record key on Kafka. */
	UUID key();

	/** What this is on the wire. */
	EventType type();

}
