package ru.neuromagic.service.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/** Makes consuming idempotent: an event's id and its effect are stored in one transaction, and the id only once. */
public class ProcessedEvents {

	private static final Logger log = LoggerFactory.getLogger(ProcessedEvents.class);

	/** Far longer than any topic or dead letter is kept. */
	private static final Duration REMEMBERED = Duration.ofDays(90);

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final Clock clock;

	private final EventMetrics metrics;

	ProcessedEvents(JdbcClient jdbc, TransactionOperations transactions, Clock clock, EventMetrics metrics) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
		this.metrics = metrics;
	}

	/**
	 * Runs the effect if the event was not processed before. A second consumer of the same event waits for the first to
	 * commit. If the effect throws, nothing is stored.
	 * @return whether the effect ran
	 */
	public boolean once(IncomingEvent<?> event, Runnable effect) {
		boolean ran = Boolean.TRUE.equals(this.transactions.execute(status -> {
			boolean first = this.jdbc.sql("""
					insert into processed_event (event_id, processed_at)
					values (:eventId, :now)
					on conflict (event_id) do nothing
					""").param("eventId", event.id()).param("now", now()).update() == 1;
			if (first) {
				effect.run();
				log.info("Processed {}", event.id());
			}
			return first;
		}));
		if (ran) {
			this.metrics.effectCommitted(event);
		}
		return ran;
	}

	@Scheduled(cron = "0 40 3 * * *", zone = "UTC")
	void forgetOld() {
		this.jdbc.sql("delete from processed_event where processed_at < :before")
			.param("before", now().minus(REMEMBERED))
			.update();
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
