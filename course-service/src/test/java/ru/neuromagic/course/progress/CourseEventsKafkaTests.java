package ru.neuromagic.course.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ru.neuromagic.course.Learner;
import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.EventType;
import ru.neuromagic.events.Topics;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.service.events.IncomingEvent;
import ru.neuromagic.test.GoldenEvents;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.KafkaProbe;

/** The golden events are of the fixture course, so that what is published must equal them but for what is always new. */
@IntegrationTest
class CourseEventsKafkaTests {

	static final List<String> ALWAYS_NEW = List.of("enrollmentId", "learnerId", "enrolledAt", "progressedAt",
			"completedAt");

	final JsonMapper json = JsonMapper.builder().build();

	@Autowired
	MockMvcTester mvc;

	@Autowired
	QuestEventsListener listener;

	Learner anna;

	@BeforeEach
	void someone() {
		anna = Learner.with(mvc);
	}

	@Test
	void publishesTheGoldenEvents() {
		anna.enroll("prompting-basics");
		assertGolden(EventType.COURSE_ENROLLED);

		anna.complete("prompting-basics", "welcome");
		anna.complete("prompting-basics", "brief");
		pass("first-prompt");
		assertGolden(EventType.COURSE_PROGRESSED);

		for (var lesson : List.of("examples", "chains", "facts", "privacy")) {
			anna.complete("prompting-basics", lesson);
		}
		pass("prompt-debugging");
		assertGolden(EventType.COURSE_COMPLETED);
	}

	private void pass(String quest) {
		var golden = GoldenEvents.event(QuestCompleted.class);
		listener.on(new IncomingEvent<>(UUID.randomUUID(), Instant.now(), new QuestCompleted(golden.attemptId(), anna.id(),
				golden.questId(), quest, golden.questTitle(), golden.score(), golden.maxScore(), true,
				golden.completedAt())));
	}

	private void assertGolden(EventType type) {
		var golden = (ObjectNode) json.readTree(GoldenEvents.json(type));
		var record = KafkaProbe.get().await(Topics.COURSE_ENROLLMENTS, candidate -> anna.id().toString().equals(candidate.key())
				&& type.wireName().equals(KafkaProbe.header(candidate, EventHeaders.TYPE))
				&& stable((ObjectNode) json.readTree(candidate.value())).equals(stable(golden)));
		var event = (ObjectNode) json.readTree(record.value());
		assertThat(event.propertyNames()).containsExactlyElementsOf(golden.propertyNames());
		assertThat(event.get("learnerId").asString()).isEqualTo(anna.id().toString());
		assertThat(KafkaProbe.header(record, EventHeaders.SOURCE)).isEqualTo("/course-service");
		assertThat(KafkaProbe.header(record, EventHeaders.ID)).satisfies(UUID::fromString);
		ALWAYS_NEW.stream().filter(name -> name.endsWith("At") && event.has(name))
				.forEach(name -> assertThat(Instant.parse(event.get(name).asString())).isNotNull());
	}

	private static ObjectNode stable(ObjectNode event) {
		return event.deepCopy().remove(ALWAYS_NEW);
	}
}
