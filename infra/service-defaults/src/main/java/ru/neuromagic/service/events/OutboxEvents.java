package ru.neuromagic.service.events;

import java.time.Clock;
import java.time.Instant;

import io.namastack.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventType;
import ru.neuromagic.service.ids.Ids;

class OutboxEvents implements Events {

	private final Outbox outbox;

	private final PromptRelay relay;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final Cause cause;

	private final EventMetrics metrics;

	OutboxEvents(Outbox outbox, PromptRelay relay, JdbcClient jdbc, JsonMapper json, Clock clock, Cause cause,
			EventMetrics metrics) {
		this.outbox = outbox;
		this.relay = relay;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
		this.cause = cause;
		this.metrics = metrics;
	}

	@Override
	public void append(Event event) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalTransactionStateException("An event is appended in the transaction that it tells of");
		}
		String key = event.key().toString();
		serialiseWritersOf(key);
		var outgoing = new OutgoingEvent(Ids.next(), event.type().wireName(), event.type().topic(), key,
				Instant.now(this.clock), this.json.writeValueAsString(event), this.cause.current());
		this.outbox.schedule(outgoing, key);
		this.relay.afterCommit();
		countWhenCommitted(event.type());
	}

	/** The relay goes by the time of the record, so that within a key it must be the order of the commits. */
	private void serialiseWritersOf(String key) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))").param("key", key).query().listOfRows();
	}

	private void countWhenCommitted(EventType type) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				OutboxEvents.this.metrics.appended(type);
			}
		});
	}

}
