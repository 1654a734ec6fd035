package ru.neuromagic.service.events;

import ru.neuromagic.events.Event;

/** Where a use case says what it did. */
public interface Events {

	/**
	 * Adds an event to the current transaction: it leaves for Kafka if and only if that commits, after it and in the order
	 * of its key.
	 *
	 * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
	 */
	void append(Event event);

}
