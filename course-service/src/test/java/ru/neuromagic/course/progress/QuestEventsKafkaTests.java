package ru.neuromagic.course.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.course.AtOnce;
import ru.neuromagic.course.Learner;
import ru.neuromagic.course.PublishedEvents;
import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.EventType;
import ru.neuromagic.events.Topics;
import ru.neuromagic.events.course.CourseCompleted;
import ru.neuromagic.events.course.CourseProgressed;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.service.events.IncomingEvent;
import ru.neuromagic.test.GoldenEvents;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.KafkaProbe;
import ru.neuromagic.test.Tokens;

@IntegrationTest
class QuestEventsKafkaTests {

	static final String DEAD_LETTERS = "quest.attempts.course-service.dlt";

	static final int AT_ONCE = 6;

	final KafkaProbe kafka = KafkaProbe.get();

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PublishedEvents published;

	@Autowired
	QuestEventsListener listener;

	Learner anna;

	@BeforeEach
	void someone() {
		anna = Learner.with(mvc);
	}

	@Test
	void understandsTheGoldenEvent() {
		var golden = GoldenEvents.event(QuestCompleted.class);
		var learner = new Learner(golden.learnerId(), mvc);
		learner.enroll("prompting-basics");
		kafka.publishRaw(Topics.QUEST_ATTEMPTS, golden.learnerId().toString(),
				GoldenEvents.json(EventType.QUEST_COMPLETED), headers());
		await().untilAsserted(() -> assertThat(learner.enrollment("prompting-basics")).bodyJson().isLenientlyEqualTo("""
				{"completedSteps": 1, "percent": 12,
				 "completed": [{"kind": "quest", "slug": "first-prompt", "completedAt": "2026-09-01T11:00:00Z"}]}
				"""));
	}

	@Test
	void passedQuestMovesEveryCourseThatHasIt() {
		anna.enroll("prompting-basics");
		anna.enroll("runes");
		kafka.publish(passed("first-prompt"));
		awaitCompletedSteps("prompting-basics", 1);
		awaitCompletedSteps("runes", 1);
		assertThat(published.of(anna.id(), CourseProgressed.class))
				.extracting(CourseProgressed::courseSlug, CourseProgressed::stepKind, CourseProgressed::stepSlug,
						CourseProgressed::completedSteps)
				.containsExactlyInAnyOrder(tuple("prompting-basics", "quest", "first-prompt", 1),
						tuple("runes", "quest", "first-prompt", 1));
	}

	@Test
	void failedQuestMovesNothingUntilItIsPassed() {
		anna.enroll("runes");
		kafka.publish(completed("first-prompt", false));
		kafka.publish(passed("rune-reading"));
		awaitCompletedSteps("runes", 1);
		assertThat(published.of(anna.id(), CourseProgressed.class)).singleElement()
				.extracting(CourseProgressed::stepSlug).isEqualTo("rune-reading");
		kafka.publish(passed("first-prompt"));
		awaitCompletedSteps("runes", 2);
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
	}

	@Test
	void eventDeliveredTwiceCountsOnce() {
		anna.enroll("runes");
		var id = UUID.randomUUID();
		kafka.publish(id, passed("first-prompt"));
		kafka.publish(id, passed("first-prompt"));
		kafka.publish(passed("first-prompt"));
		kafka.publish(passed("rune-reading"));
		awaitCompletedSteps("runes", 2);
		assertThat(published.of(anna.id(), CourseProgressed.class)).extracting(CourseProgressed::stepSlug)
				.containsExactly("first-prompt", "rune-reading");
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
	}

	@Test
	void consumersOfTheSameEventAtOnceCountItOnce() throws Exception {
		anna.enroll("runes");
		var event = new IncomingEvent<>(UUID.randomUUID(), Instant.now(), passed("first-prompt"));
		consumeAtOnce(number -> event);
		assertThat(published.of(anna.id(), CourseProgressed.class)).hasSize(1);
	}

	@Test
	void consumersOfDifferentEventsAtOnceEndTheCourseOnce() throws Exception {
		anna.enroll("runes");
		consumeAtOnce(number -> new IncomingEvent<>(UUID.randomUUID(), Instant.now(),
				passed(number % 2 == 0 ? "first-prompt" : "rune-reading")));
		assertThat(published.of(anna.id(), CourseProgressed.class)).extracting(CourseProgressed::completedSteps)
				.containsExactly(1, 2);
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
	}

	@Test
	void questPassedBeforeEnrollingCountsOnEnrolling() {
		kafka.publish(passed("first-prompt"));
		awaitCompletions(1);
		assertThat(published.of(anna.id(), CourseProgressed.class)).isEmpty();
		assertThat(anna.enroll("prompting-basics")).bodyJson().extractingPath("$.completedSteps").isEqualTo(1);
	}

	@Test
	void allQuestsPassedBeforeEnrollingEndTheCourseOnEnrolling() {
		kafka.publish(passed("rune-reading"));
		kafka.publish(passed("first-prompt"));
		awaitCompletions(2);
		assertThat(anna.enroll("runes")).bodyJson().extractingPath("$.completedAt").isNotNull();
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
	}

	@Test
	void enrollingAndPassingTheLastQuestAtOnceEndsTheCourseOnce() throws Exception {
		kafka.publish(passed("rune-reading"));
		awaitCompletions(1);
		var event = new IncomingEvent<>(UUID.randomUUID(), Instant.now(), passed("first-prompt"));
		AtOnce.run(List.of(() -> anna.enroll("runes"), () -> listener.on(event)));
		assertThat(anna.enrollment("runes")).bodyJson().extractingPath("$.percent").isEqualTo(100);
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
	}

	@Test
	void poisonGoesToTheDeadLettersAndHoldsNobodyUp() {
		anna.enroll("prompting-basics");
		kafka.publishRaw(Topics.QUEST_ATTEMPTS, anna.id().toString(), "{not json", headers());
		kafka.publish(passed("Not A Slug; drop table completion"));
		kafka.publish(passed("first-prompt"));
		awaitCompletedSteps("prompting-basics", 1);
		await().until(() -> kafka.read(DEAD_LETTERS).stream()
				.filter(record -> anna.id().toString().equals(record.key())).count() == 2);
		assertThat(mvc.get().uri("/actuator/prometheus")).bodyText().contains("neuromagic_events_dead_letters_total");
	}

	@Test
	void deadLetterIsReplayed() {
		anna.enroll("prompting-basics");
		jdbc.sql("alter table completion rename to completion_away").update();
		try {
			kafka.publish(passed("first-prompt"));
			kafka.await(DEAD_LETTERS, record -> anna.id().toString().equals(record.key()));
		} finally {
			jdbc.sql("alter table completion_away rename to completion").update();
		}
		assertThat(anna.enrollment("prompting-basics")).bodyJson().extractingPath("$.completedSteps").isEqualTo(0);
		assertThat(mvc.post().uri("/actuator/deadletters/" + Topics.QUEST_ATTEMPTS)
				.contentType(MediaType.APPLICATION_JSON)
				.header(HttpHeaders.AUTHORIZATION, Tokens.get().with(UUID.randomUUID(), "operator"))).hasStatusOk();
		awaitCompletedSteps("prompting-basics", 1);
		assertThat(published.of(anna.id(), CourseProgressed.class)).hasSize(1);
	}

	private QuestCompleted passed(String quest) {
		return completed(quest, true);
	}

	private QuestCompleted completed(String quest, boolean passed) {
		var golden = GoldenEvents.event(QuestCompleted.class);
		return new QuestCompleted(UUID.randomUUID(), anna.id(), golden.questId(), quest, golden.questTitle(),
				golden.score(), golden.maxScore(), passed, golden.completedAt());
	}

	private static Map<String, String> headers() {
		return Map.of(EventHeaders.ID, UUID.randomUUID().toString(), EventHeaders.TYPE,
				EventType.QUEST_COMPLETED.wireName(), EventHeaders.TIME, "2026-09-01T11:00:00Z");
	}

	private void awaitCompletedSteps(String course, int steps) {
		await().untilAsserted(() -> assertThat(anna.enrollment(course)).bodyJson()
				.extractingPath("$.completedSteps").isEqualTo(steps));
	}

	private void awaitCompletions(int count) {
		await().until(() -> jdbc.sql("select count(*) from completion where learner_id = :learner")
				.param("learner", anna.id()).query(Integer.class).single() == count);
	}

	private void consumeAtOnce(IntFunction<IncomingEvent<QuestCompleted>> event) throws Exception {
		AtOnce.run(IntStream.range(0, AT_ONCE).mapToObj(event)
				.<Runnable>map(incoming -> () -> listener.on(incoming)).toList());
	}
}
