package ru.neuromagic.quest.attempt;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ru.neuromagic.events.Topics;
import ru.neuromagic.service.events.Topic;

@Configuration(proxyBeanMethods = false)
class AttemptTopics {

	@Bean
	NewTopic questAttempts() {
		return Topic.of(Topics.QUEST_ATTEMPTS);
	}

}
