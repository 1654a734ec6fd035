package ru.neuromagic.quest.attempt;

import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ru.neuromagic.events.Topics;
import ru.neuromagic.service.events.Topic;

/**
 * Makes the topic, in the background and until it is made: the service starts at once without a broker, and a broker that
 * comes later is not left without the topic.
 */
@Component
class AttemptTopics {

	private static final Logger log = LoggerFactory.getLogger(AttemptTopics.class);

	private final KafkaAdmin admin;

	private volatile boolean made;

	AttemptTopics(KafkaAdmin admin) {
		this.admin = admin;
	}

	@Bean
	static NewTopic questAttempts() {
		return Topic.of(Topics.QUEST_ATTEMPTS);
	}

	@Scheduled(fixedDelay = 1000)
	void make() {
		if (this.made) {
			return;
		}
		try {
			this.made = this.admin.initialize();
		}
		catch (RuntimeException brokerIsAway) {
			log.warn("The topic waits for the broker: {}", brokerIsAway.getMessage());
		}
	}

}
