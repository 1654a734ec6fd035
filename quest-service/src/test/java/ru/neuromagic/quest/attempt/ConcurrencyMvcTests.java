package ru.neuromagic.quest.attempt;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

import ru.neuromagic.events.EventType;
import ru.neuromagic.events.Topics;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.quest.Learner;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.KafkaProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.quest.Learner.choices;
import static ru.neuromagic.quest.Learner.json;
import static ru.neuromagic.quest.Learner.ok;
import static ru.neuromagic.quest.Learner.path;
import static ru.neuromagic.quest.Learner.task;
import static ru.neuromagic.quest.Learner.text;

/** Two tabs, two devices, impatient fingers. */
@IntegrationTest
class ConcurrencyMvcTests {

	private static final int TABS = 4;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	private Learner learner;

	@BeforeEach
	void learner() {
		this.learner = new Learner(this.mvc);
	}

	@RepeatedTest(3)
	void quickStartsBeginOneAttempt() throws Exception {
		List<Integer> statuses = new ArrayList<>();
		List<JsonNode> attempts = inAllTabs(tab -> this.learner.post("/api/quests/owl-school/attempts"), statuses);
		assertThat(attempts).extracting(attempt -> attempt.path("id")).containsOnly(attempts.getFirst().path("id"));
		assertThat(statuses).containsOnlyOnce(201).contains(200);
	}

	@RepeatedTest(3)
	void checksOfTheSameTryAreGradedOnce() throws Exception {
		JsonNode attempt = this.learner.starts("owl-school");
		String[] answers = { "hen", "duck", "swan", "hen" };
		List<JsonNode> results = inAllTabs(tab -> this.learner.checks(attempt, "bird", 1, choices(answers[tab])));
		assertThat(results).extracting(result -> task(result, "bird").path("tries").asInt()).containsOnly(1);
		assertThat(results).containsOnly(results.getFirst());
		assertThat(count("graded_try", attempt)).isEqualTo(1);
	}

	@RepeatedTest(3)
	void lastAnswerFromManyTabsCompletesOnceAndIsToldOnce() throws Exception {
		JsonNode attempt = this.learner.starts("owl-school");
		ok(this.learner.checks(attempt, "bird", 1, choices("owl")));
		ok(this.learner.checks(attempt, "parts", 1, choices("wings", "beak")));
		List<JsonNode> results = inAllTabs(tab -> (tab == 0) ? this.learner.finishes(attempt)
				: this.learner.checks(attempt, "ask", 1, text(Learner.FULL_PROMPT)));
		assertThat(results.stream().filter(result -> result.path("state").asString().equals("completed"))).isNotEmpty();
		JsonNode completed = ok(this.learner.get(path(attempt)));
		assertThat(completed.path("state").asString()).isEqualTo("completed");

		KafkaProbe.get().await(Topics.QUEST_ATTEMPTS, record -> this.learner.id().toString().equals(record.key()));
		assertThat(this.jdbc.sql("select count(*) from outbox_record where record_key = :key")
			.param("key", this.learner.id().toString())
			.query(Long.class)
			.single()).isZero();
		assertThat(KafkaProbe.get().events(QuestCompleted.class, EventType.QUEST_COMPLETED.topic(), this.learner.id()))
			.singleElement()
			.satisfies(event -> assertThat(event.score()).isEqualTo(completed.path("score").asInt()));
	}

	@RepeatedTest(3)
	void autosavesWithARevisionDoNotOverwriteEachOther() throws Exception {
		JsonNode attempt = this.learner.starts("owl-school");
		List<Integer> statuses = new ArrayList<>();
		inAllTabs(tab -> this.learner.saves(attempt, "ask", "{\"text\":\"вкладка %d\",\"revision\":0}".formatted(tab)),
				statuses);
		assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
		assertThat(task(ok(this.learner.get(path(attempt))), "ask").path("revision").asInt()).isEqualTo(1);
	}

	@RepeatedTest(10)
	void draftsAHintAndACheckAtOnceAreOneAfterTheOther() throws Exception {
		JsonNode attempt = this.learner.starts("owl-school");
		List<Integer> statuses = new ArrayList<>();
		List<JsonNode> results = inAllTabs(tab -> switch (tab) {
			case 0 -> this.learner.checks(attempt, "bird", 1, choices("hen"));
			case 1 -> this.learner.takesHint(attempt, "bird");
			default -> this.learner.saves(attempt, "bird", choices((tab == 2) ? "duck" : "swan"));
		}, statuses);
		assertThat(statuses).containsOnly(200);
		JsonNode task = task(ok(this.learner.get(path(attempt))), "bird");
		assertThat(task.path("revision").asInt()).isEqualTo(3);
		assertThat(task.path("tries").asInt()).isEqualTo(1);
		assertThat(task.path("hintTaken").asBoolean()).isTrue();
		int graded = task(results.getFirst(), "bird").path("revision").asInt();
		assertThat(List.of(graded, results.get(2).path("revision").asInt(), results.get(3).path("revision").asInt()))
			.containsExactlyInAnyOrder(1, 2, 3);
	}

	@RepeatedTest(3)
	void hintIsPaidOnce() throws Exception {
		JsonNode attempt = this.learner.starts("owl-school");
		List<JsonNode> results = inAllTabs(tab -> this.learner.takesHint(attempt, "bird"));
		assertThat(results).containsOnly(results.getFirst());
		assertThat(ok(this.learner.checks(attempt, "bird", 1, choices("owl"))).path("score").asInt()).isEqualTo(8);
	}

	private long count(String table, JsonNode attempt) {
		return this.jdbc.sql("select count(*) from " + table + " where attempt_id = :id")
			.param("id", UUID.fromString(attempt.path("id").asString()))
			.query(Long.class)
			.single();
	}

	private List<JsonNode> inAllTabs(Tab tab) throws Exception {
		return inAllTabs(tab, new ArrayList<>());
	}

	private List<JsonNode> inAllTabs(Tab tab, List<Integer> statuses) throws Exception {
		var together = new CyclicBarrier(TABS);
		List<JsonNode> bodies = new ArrayList<>();
		try (var tabs = Executors.newFixedThreadPool(TABS)) {
			List<Callable<MvcTestResult>> requests = new ArrayList<>();
			for (int i = 0; i < TABS; i++) {
				int number = i;
				requests.add(() -> {
					together.await();
					return tab.request(number);
				});
			}
			for (Future<MvcTestResult> done : tabs.invokeAll(requests)) {
				statuses.add(done.get().getResponse().getStatus());
				bodies.add(json(done.get()));
			}
		}
		return bodies;
	}

	@FunctionalInterface
	private interface Tab {

		MvcTestResult request(int number);

	}

}
