package ru.neuromagic.service;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The clock that all code asks for the time, ahead of the one that the outbox brings, and scheduling. */
@AutoConfiguration(beforeName = { "io.namastack.outbox.config.OutboxCoreInfrastructureAutoConfiguration",
		"io.namastack.outbox.config.JdbcOutboxAutoConfiguration" })
@EnableScheduling
class ServiceDefaultsAutoConfiguration {

	/** Ticks in microseconds, as PostgreSQL keeps them: a time read back is the time that was told. */
	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
	}

}
