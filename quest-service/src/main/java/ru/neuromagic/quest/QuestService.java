package ru.neuromagic.quest;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.resilience.annotation.EnableResilientMethods;

import ru.neuromagic.events.Topics;
import ru.neuromagic.service.events.Topic;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableResilientMethods
public class QuestService {

	public static void main(String[] args) {
		SpringApplication.run(QuestService.class, args);
	}

	@Bean
	NewTopic attemptsTopic() {
		return Topic.of(Topics.QUEST_ATTEMPTS);
	}

}
