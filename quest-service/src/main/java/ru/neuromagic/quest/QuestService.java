package ru.neuromagic.quest;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

import ru.neuromagic.events.Topics;
import ru.neuromagic.service.events.Topic;

@SpringBootApplication
@ConfigurationPropertiesScan
public class QuestService {

	public static void main(String[] args) {
		SpringApplication.run(QuestService.class, args);
	}

	/**
	 * Ticks in microseconds, as PostgreSQL keeps them. It is declared here because the outbox brings a clock of its own,
	 * which comes before that of the defaults and ticks in nanoseconds.
	 */
	@Bean
	Clock clock() {
		return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
	}

	@Bean
	NewTopic attemptsTopic() {
		return Topic.of(Topics.QUEST_ATTEMPTS);
	}

}
