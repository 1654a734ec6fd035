package ru.neuromagic.service.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import ru.neuromagic.test.RealPostgres;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxMetricsJdbcTests {

	private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

	private final SingleConnectionDataSource database = new SingleConnectionDataSource(RealPostgres.get().url(), "postgres",
			RealPostgres.PASSWORD, true);

	private final JdbcClient jdbc = JdbcClient.create(this.database);

	/** Stands still until the test moves it. */
	private Duration passed = Duration.ZERO;

	private final Clock clock = new Clock() {

		@Override
		public Instant instant() {
			return NOW.plus(OutboxMetricsJdbcTests.this.passed);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new UnsupportedOperationException();
		}

	};

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final OutboxMetrics metrics = new OutboxMetrics(this.jdbc, this.clock, this.meters);

	@AfterEach
	void close() {
		this.database.destroy();
	}

	@Test
	void showsHowManyEventsWaitAndSinceWhen() {
		outbox();
		assertThat(records()).isZero();
		assertThat(oldest()).isZero();

		insert("NEW", NOW.minusSeconds(90));
		insert("NEW", NOW.minusSeconds(30));
		insert("COMPLETED", NOW.minusSeconds(900));
		this.metrics.read();
		assertThat(records()).isEqualTo(2);
		assertThat(oldest()).isEqualTo(90);

		this.jdbc.sql("delete from outbox_record").update();
		this.metrics.read();
		assertThat(records()).isZero();
		assertThat(oldest()).isZero();
	}

	@Test
	void answersWhileTheDatabaseIsAwayAndTheOldestGrowsOlder() {
		outbox();
		insert("NEW", NOW.minusSeconds(90));
		this.metrics.read();
		// another session, which knows no such table
		this.database.destroy();

		this.passed = Duration.ofMinutes(10);
		this.metrics.read();
		assertThat(records()).isEqualTo(1);
		assertThat(oldest()).isEqualTo(690);
	}

	private void outbox() {
		this.jdbc.sql("create temporary table outbox_record (status varchar(20) not null, created_at timestamptz not null)").update();
		this.metrics.read();
	}

	private void insert(String status, Instant createdAt) {
		this.jdbc.sql("insert into outbox_record (status, created_at) values (:status, :createdAt)")
			.param("status", status)
			.param("createdAt", createdAt.atOffset(ZoneOffset.UTC))
			.update();
	}

	private double records() {
		return this.meters.get("neuromagic.outbox.records").gauge().value();
	}

	private double oldest() {
		return this.meters.get("neuromagic.outbox.oldest.age").gauge().value();
	}

}
