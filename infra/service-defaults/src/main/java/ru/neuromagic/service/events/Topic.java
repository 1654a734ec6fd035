package ru.neuromagic.service.events;

import java.time.Duration;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;

import ru.neuromagic.events.Topics;

/** Topics as their producer declares them. */
public final class Topic {

	private static final int PARTITIONS = 6;

	private static final Duration KEPT = Duration.ofDays(14);

	/** {@link Topics#AUTH_VERIFICATIONS} carries codes in the clear: gone soon after they have expired. */
	private static final Duration CODES_KEPT = Duration.ofMinutes(20);

	private Topic() {
	}

	/** A topic of {@link Topics}, to be a bean of the service that publishes on it. */
	public static NewTopic of(String name) {
		return build(name, name, PARTITIONS);
	}

	/** Where a service's unprocessable records of a topic go. */
	static NewTopic deadLetters(String topic, String service) {
		return build(deadLettersName(topic, service), topic, 1);
	}

	static String deadLettersName(String topic, String service) {
		return topic + "." + service + ".dlt";
	}

	private static NewTopic build(String name, String origin, int partitions) {
		Duration kept = origin.equals(Topics.AUTH_VERIFICATIONS) ? CODES_KEPT : KEPT;
		return TopicBuilder.name(name)
			.partitions(partitions)
			.config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis()))
			// retention removes whole closed segments only, so that they must be closed more often
			.config(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Math.min(kept.toMillis() / 4, Duration.ofDays(1).toMillis())))
			.build();
	}

}
