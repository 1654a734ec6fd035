package ru.neuromagic.service.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * How many events wait in the outbox, and for how long: what an alert watches when the broker is away. The table is read in
 * the background, so that a scrape neither waits for the database nor fails with it; meanwhile the oldest event grows older.
 */
class OutboxMetrics {

	private static final Logger log = LoggerFactory.getLogger(OutboxMetrics.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Backlog backlog = new Backlog(0, null);

	OutboxMetrics(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
		this.jdbc = jdbc;
		this.clock = clock;
		Gauge.builder("neuromagic.outbox.records", () -> this.backlog.records())
			.description("Events that wait to be sent")
			.register(meters);
		Gauge.builder("neuromagic.outbox.oldest.age", this::oldestAge)
			.description("Age of the oldest event that waits to be sent")
			.baseUnit("seconds")
			.register(meters);
	}

	@Scheduled(fixedDelayString = "PT10S")
	void read() {
		try {
			this.backlog = this.jdbc
				.sql("select count(*), min(created_at) from outbox_record where status <> 'COMPLETED'")
				.query((row, number) -> new Backlog(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
				.single();
		}
		catch (DataAccessException databaseIsAway) {
			log.debug("The outbox cannot be counted", databaseIsAway);
		}
	}

	private double oldestAge() {
		OffsetDateTime oldest = this.backlog.oldest();
		return (oldest != null) ? Duration.between(oldest.toInstant(), Instant.now(this.clock)).toMillis() / 1000.0 : 0;
	}

	private record Backlog(long records, @Nullable OffsetDateTime oldest) {
	}

}
