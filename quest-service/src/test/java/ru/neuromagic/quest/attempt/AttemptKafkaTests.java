package ru.neuromagic.quest.attempt;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.EventType;
import ru.neuromagic.events.Topics;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.quest.Learner;
import ru.neuromagic.test.GoldenEvents;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.KafkaProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.quest.Learner.choices;
import static ru.neuromagic.quest.Learner.ok;

@IntegrationTest
class AttemptKafkaTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void completionIsToldAsTheGoldenEventSays() {
		var learner = new Learner(this.mvc);
		JsonNode attempt = learner.starts("owl-school");
		JsonNode completed = learner.completes(attempt);

		ConsumerRecord<String, String> record = await(learner);
		JsonNode told = JsonMapper.shared().readTree(record.value());
		JsonNode golden = JsonMapper.shared().readTree(GoldenEvents.json(EventType.QUEST_COMPLETED));
		assertThat(told.propertyNames()).containsExactlyInAnyOrderElementsOf(golden.propertyNames());
		golden.properties()
			.forEach(field -> assertThat(told.path(field.getKey()).getNodeType()).as(field.getKey())
				.isEqualTo(field.getValue().getNodeType()));
		assertThat(told.path("completedAt")).isEqualTo(completed.path("completedAt"));

		QuestCompleted event = KafkaProbe.get()
			.events(QuestCompleted.class, Topics.QUEST_ATTEMPTS, learner.id())
			.getFirst();
		assertThat(event.attemptId()).hasToString(attempt.path("id").asString());
		assertThat(event.learnerId()).isEqualTo(learner.id());
		assertThat(event.questSlug()).isEqualTo("owl-school");
		assertThat(event.questTitle()).isEqualTo(Map.of("ru", "Школа сов", "en", "Owl school"));
		assertThat(event.score()).isEqualTo(40);
		assertThat(event.maxScore()).isEqualTo(40);
		assertThat(event.passed()).isTrue();
	}

	@Test
	void headersAreThoseOfCloudEvents() {
		var learner = new Learner(this.mvc);
		learner.completes(learner.starts("owl-school"));
		ConsumerRecord<String, String> record = await(learner);
		assertThat(KafkaProbe.header(record, EventHeaders.TYPE)).isEqualTo("quest.completed.v1");
		assertThat(KafkaProbe.header(record, EventHeaders.SOURCE)).isEqualTo("/quest-service");
		assertThat(KafkaProbe.header(record, EventHeaders.ID)).isNotBlank();
		assertThat(record.value().getBytes(StandardCharsets.UTF_8)).asString(StandardCharsets.UTF_8).contains("Школа сов");
	}

	@Test
	void failedAttemptIsToldToo() {
		var learner = new Learner(this.mvc);
		JsonNode attempt = learner.starts("owl-school");
		ok(learner.checks(attempt, "bird", 1, choices("owl")));
		ok(learner.checks(attempt, "parts", 1, choices("wings")));
		ok(learner.finishes(attempt));
		ok(learner.finishes(attempt));
		await(learner);
		assertThat(KafkaProbe.get().events(QuestCompleted.class, Topics.QUEST_ATTEMPTS, learner.id())).singleElement()
			.satisfies(event -> {
				assertThat(event.passed()).isFalse();
				assertThat(event.score()).isEqualTo(15);
			});
	}

	private static ConsumerRecord<String, String> await(Learner learner) {
		return KafkaProbe.get().await(Topics.QUEST_ATTEMPTS, record -> learner.id().toString().equals(record.key()));
	}

}
