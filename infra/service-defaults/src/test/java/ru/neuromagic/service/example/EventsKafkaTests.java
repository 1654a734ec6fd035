package ru.neuromagic.service.example;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.Topics;
import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.service.events.Events;
import ru.neuromagic.service.example.ExampleService.ExampleListener;
import ru.neuromagic.service.example.ExampleService.Notes;
import ru.neuromagic.test.GoldenEvents;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.KafkaProbe;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

@IntegrationTest
class EventsKafkaTests {

	private static final String DEAD_LETTERS = "auth.accounts.example-service.dlt";

	private final KafkaProbe kafka = KafkaProbe.get();

	private final UUID learner = UUID.randomUUID();

	@Autowired
	private Notes notes;

	@Autowired
	private Events events;

	@Autowired
	private ExampleListener listener;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Tracer tracer;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private JsonMapper json;

	@BeforeEach
	void topics() {
		this.kafka.ensureTopic(Topics.AUTH_ACCOUNTS);
	}

	@Test
	void appendedEventReachesKafkaAsACloudEvent() {
		this.notes.add("done", questCompleted(1), false);
		ConsumerRecord<String, String> record = this.kafka.await(Topics.QUEST_ATTEMPTS, ofLearner());
		assertThat(KafkaProbe.header(record, EventHeaders.TYPE)).isEqualTo("quest.completed.v1");
		assertThat(KafkaProbe.header(record, EventHeaders.SPEC_VERSION)).isEqualTo("1.0");
		assertThat(KafkaProbe.header(record, EventHeaders.SOURCE)).isEqualTo("/example-service");
		assertThat(UUID.fromString(KafkaProbe.header(record, EventHeaders.ID)).version()).isEqualTo(7);
		assertThat(KafkaProbe.header(record, EventHeaders.TIME)).isNotNull();
	}

	@Test
	void eventBelongsToTheTraceOfItsCause() {
		Span cause = this.tracer.nextSpan().start();
		try (Tracer.SpanInScope scope = this.tracer.withSpan(cause)) {
			this.notes.add("traced", questCompleted(1), false);
		}
		finally {
			cause.end();
		}
		ConsumerRecord<String, String> record = this.kafka.await(Topics.QUEST_ATTEMPTS, ofLearner());
		assertThat(KafkaProbe.header(record, EventHeaders.TRACE_PARENT)).startsWith("00-" + cause.context().traceId())
			.as("names the sending as what the consumer follows")
			.doesNotContain(cause.context().spanId())
			.endsWith(Boolean.TRUE.equals(cause.context().sampled()) ? "-01" : "-00");
	}

	@Test
	void nothingIsSentWhenTheTransactionRollsBack() {
		assertThatIllegalStateException().isThrownBy(() -> this.notes.add("rolled back", questCompleted(1), true));
		this.notes.add("kept", questCompleted(2), false);
		this.kafka.await(Topics.QUEST_ATTEMPTS, ofLearner());
		assertThat(this.kafka.events(QuestCompleted.class, Topics.QUEST_ATTEMPTS, this.learner))
			.extracting(QuestCompleted::score)
			.containsExactly(2);
	}

	@Test
	void appendingNeedsATransaction() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.events.append(questCompleted(1)));
	}

	@Test
	void eventsOfAKeyKeepTheirOrder() {
		List<Integer> scores = IntStream.range(0, 40).boxed().toList();
		scores.forEach(score -> this.notes.add("in order", questCompleted(score), false));
		await().until(() -> this.kafka.events(QuestCompleted.class, Topics.QUEST_ATTEMPTS, this.learner).size() == 40);
		assertThat(this.kafka.events(QuestCompleted.class, Topics.QUEST_ATTEMPTS, this.learner))
			.extracting(QuestCompleted::score)
			.isEqualTo(scores);
	}

	@Test
	void eventDeliveredTwiceHasOneEffect() {
		UUID id = UUID.randomUUID();
		this.kafka.publish(id, verified("Дважды"));
		this.kafka.publish(id, verified("Дважды"));
		this.kafka.publish(verified("После"));
		await().until(() -> effects().contains("После"));
		assertThat(effects()).containsExactly("Дважды", "После");
	}

	@Test
	void countsWhatCommittedTransactionsTold() {
		double before = told();
		assertThatIllegalStateException().isThrownBy(() -> this.notes.add("rolled back", questCompleted(1), true));
		this.notes.add("kept", questCompleted(2), false);
		assertThat(told()).isEqualTo(before + 1);
	}

	@Test
	void timesAnEffectFromTheMomentOfItsEventAndOnce() {
		long before = effectTimer().count();
		double hoursBefore = effectTimer().totalTime(TimeUnit.HOURS);
		Map<String, String> anHourAgo = new HashMap<>(headers("account.verified.v1"));
		anHourAgo.put(EventHeaders.TIME, Instant.now().minus(Duration.ofHours(1)).toString());
		String event = this.json.writeValueAsString(verified("Спустя час"));
		this.kafka.publishRaw(Topics.AUTH_ACCOUNTS, this.learner.toString(), event, anHourAgo);
		this.kafka.publishRaw(Topics.AUTH_ACCOUNTS, this.learner.toString(), event, anHourAgo);
		this.kafka.publish(verified("Потом"));
		await().until(() -> effectTimer().count() == before + 2);
		assertThat(effects()).containsExactly("Спустя час", "Потом");
		assertThat(effectTimer().totalTime(TimeUnit.HOURS) - hoursBefore).isBetween(1.0, 1.9);
	}

	@Test
	void failingEffectIsTriedAgainAndStoredOnce() {
		this.listener.failures.set(2);
		this.kafka.publish(verified("Снова"));
		await().until(() -> effects().contains("Снова"));
		assertThat(effects()).containsExactly("Снова");
		assertThat(this.listener.failures).hasValue(0);
	}

	@Test
	void unknownTypesAreSkipped() {
		this.kafka.publishRaw(Topics.AUTH_ACCOUNTS, this.learner.toString(), "{}", headers("account.levitated.v9"));
		this.kafka.publish(verified("Известный"));
		await().until(() -> effects().contains("Известный"));
		assertThat(this.kafka.read(DEAD_LETTERS)).noneMatch(record -> this.learner.toString().equals(record.key()));
	}

	@Test
	void poisonGoesToTheDeadLettersAndDoesNotBlock() {
		this.kafka.publishRaw(Topics.AUTH_ACCOUNTS, this.learner.toString(), "not json", headers("account.verified.v1"));
		this.kafka.publishRaw(Topics.AUTH_ACCOUNTS, this.learner.toString(), null, headers("account.verified.v1"));
		this.kafka.publishRaw(Topics.AUTH_ACCOUNTS, this.learner.toString(), "{}", Map.of());
		this.kafka.publish(verified("Живой"));
		await().until(() -> effects().contains("Живой"));
		await().until(() -> this.kafka.read(DEAD_LETTERS)
			.stream()
			.filter(record -> this.learner.toString().equals(record.key()))
			.count() == 3);
		assertThat(this.mvc.get().uri("/actuator/prometheus")).bodyText()
			.contains("neuromagic_events_dead_letters_total")
			.contains("neuromagic_outbox_records");
	}

	@Test
	void deadLettersAreReplayed() {
		this.listener.failures.set(5);
		this.kafka.publish(verified("Воскресший"));
		this.kafka.await(DEAD_LETTERS, record -> this.learner.toString().equals(record.key()));
		this.listener.failures.set(0);
		String operator = Tokens.get().with(UUID.randomUUID(), "operator");
		assertThat(this.mvc.post()
			.uri("/actuator/deadletters/" + Topics.AUTH_ACCOUNTS)
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.AUTHORIZATION, operator)).hasStatusOk();
		await().until(() -> effects().contains("Воскресший"));
	}

	private QuestCompleted questCompleted(int score) {
		QuestCompleted golden = GoldenEvents.event(QuestCompleted.class);
		return new QuestCompleted(golden.attemptId(), this.learner, golden.questId(), golden.questSlug(), golden.questTitle(),
				score, golden.maxScore(), golden.passed(), golden.completedAt());
	}

	private AccountVerified verified(String name) {
		AccountVerified golden = GoldenEvents.event(AccountVerified.class);
		return new AccountVerified(this.learner, golden.email(), name, golden.locale(), golden.timeZone(), golden.verifiedAt());
	}

	private double told() {
		return this.meters.get("neuromagic.events.appended").tag("type", "quest.completed.v1").counter().count();
	}

	private Timer effectTimer() {
		return this.meters.get("neuromagic.events.effect").tag("type", "account.verified.v1").timer();
	}

	private List<String> effects() {
		String prefix = "verified " + this.learner + " ";
		return this.notes.all().stream().filter(text -> text.startsWith(prefix)).map(text -> text.substring(prefix.length())).toList();
	}

	private Predicate<ConsumerRecord<String, String>> ofLearner() {
		return record -> this.learner.toString().equals(record.key());
	}

	private static Map<String, String> headers(String type) {
		return Map.of(EventHeaders.ID, UUID.randomUUID().toString(), EventHeaders.TYPE, type, EventHeaders.TIME,
				"2026-09-01T10:00:00Z");
	}

}
