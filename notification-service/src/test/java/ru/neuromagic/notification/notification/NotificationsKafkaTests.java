package ru.neuromagic.notification.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.EventType;
import ru.neuromagic.events.Topics;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.notification.Api;
import ru.neuromagic.notification.PostOffice;
import ru.neuromagic.notification.Sample;
import ru.neuromagic.notification.ServiceTest;
import ru.neuromagic.service.events.IncomingEvent;
import ru.neuromagic.test.GoldenEvents;
import ru.neuromagic.test.KafkaProbe;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** From the record on Kafka to the inbox and the mailbox. */
@ServiceTest
class NotificationsKafkaTests {

	private final KafkaProbe kafka = KafkaProbe.get();

	@Autowired
	private PostOffice post;

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private AccountEventsListener accounts;

	@Autowired
	private QuestEventsListener quests;

	@ParameterizedTest
	@CsvSource({ "ru, Нейромагия: почта подтверждена, 'Здравствуйте, Мария Кюри!', 'Почта подтверждена, небо открыто'",
			"en, Neuromagic: your e-mail is confirmed, 'Hello Mary Curie,', 'Your e-mail is confirmed, and the sky is open'" })
	void verifiedAccountIsWelcomed(String locale, String subject, String greeting, String title) throws MessagingException {
		Sample learner = Sample.learner(locale);
		this.kafka.publish(learner.verified());
		MimeMessage letter = letterTo(learner);
		assertThat(letter.getSubject()).isEqualTo(subject);
		assertThat(PostOffice.part(letter, "text/plain")).startsWith(greeting).contains("http://localhost:8080/courses");
		assertThat(PostOffice.part(letter, "text/html")).contains(learner.name());
		assertThat(this.api.inbox(learner.id(), locale)).singleElement()
			.satisfies(item -> assertThat(item).containsEntry("kind", "welcome")
				.containsEntry("title", title)
				.containsEntry("link", "/courses")
				.containsEntry("readAt", null));
	}

	@ParameterizedTest
	@CsvSource({ "ru, Квест «Первый промпт» пройден: 86 из 100, 86 из 100 баллов",
			"en, You passed the quest “First prompt”: 86 out of 100, 86 out of 100 points" })
	void completedQuestIsToldWithItsScore(String locale, String subject, String score) throws MessagingException {
		Sample learner = known(locale);
		QuestCompleted completed = learner.completesQuest(86, true);
		String review = "/quest/first-prompt/result?attempt=" + completed.attemptId();
		this.kafka.publish(completed);
		MimeMessage letter = letterTo(learner, subject);
		assertThat(PostOffice.part(letter, "text/plain")).contains(score, "http://localhost:8080" + review);
		assertThat(this.api.inbox(learner.id(), "ru").getFirst()).containsEntry("kind", "quest-completed")
			.containsEntry("title", "Квест «Первый промпт» пройден")
			.containsEntry("body", "Звезда зажглась: 86 из 100 баллов.")
			.containsEntry("link", review);
		assertThat(this.api.inbox(learner.id(), "en").getFirst()).containsEntry("title", "You passed the quest “First prompt”")
			.containsEntry("body", "A star is lit: 86 out of 100 points.");
	}

	@Test
	void missedQuestIsToldInTheInboxOnly() {
		Sample learner = known("ru");
		QuestCompleted missed = learner.completesQuest(34, false);
		this.kafka.publish(missed);
		this.kafka.publish(learner.completesQuest(86, true));
		this.kafka.publish(learner.completesQuest(12, false));
		List<Map<String, Object>> told = eventually().until(() -> this.api.inbox(learner.id(), "ru"), items -> items.size() == 4);
		assertThat(told).extracting(item -> item.get("body"))
			.startsWith("В этот раз 12 из 100 баллов. Зачёт остаётся за вами, звезда горит.",
					"Звезда зажглась: 86 из 100 баллов.",
					"34 из 100 баллов, до зачёта пока не дотянули. Посмотрите, чего не хватило в каждом задании, и пробуйте "
							+ "снова, когда захотите.");
		assertThat(told.get(2)).containsEntry("link", "/quest/first-prompt/result?attempt=" + missed.attemptId());
		assertThat(this.jdbc.sql("select facts ->> 'score' from email where learner_id = :learner and kind = 'quest-completed'")
			.param("learner", learner.id()).query(String.class).list()).containsExactly("86");
	}

	@Test
	void questCountedInACourseIsToldInTheInboxOnly() {
		Sample learner = known("ru");
		this.kafka.publish(learner.progresses("lesson"));
		this.kafka.publish(learner.progresses("quest"));
		this.kafka.publish(learner.completesCourse());
		letterTo(learner, "Курс «Основы промптинга» пройден");
		assertThat(this.api.inbox(learner.id(), "ru")).extracting(item -> item.get("kind") + ": " + item.get("body"))
			.containsExactlyInAnyOrder("course-completed: Созвездие собрано целиком. Можно возвращаться к урокам когда угодно.",
					"course-progressed: Горят 3 звезды из 8.",
					"welcome: Выберите первый курс: с него начнётся ваше созвездие.");
		assertThat(this.api.inbox(learner.id(), "en")).extracting(item -> item.get("title"))
			.contains("Course “Prompting basics” completed", "Course “Prompting basics”: another quest done");
		assertThat(this.post.lettersTo(learner.email())).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "ru, Нейромагия: код подтверждения почты, Код действует ещё 15 минут.",
			"en, Neuromagic: your confirmation code, The code is valid for another 15 minutes." })
	void codeReachesTheMailbox(String locale, String subject, String validity) throws MessagingException {
		Sample newcomer = Sample.learner(locale);
		this.kafka.publish(newcomer.asksForCode("042117", this.clock.instant().plus(Duration.ofMinutes(15))));
		MimeMessage letter = letterTo(newcomer);
		assertThat(letter.getSubject()).isEqualTo(subject);
		assertThat(PostOffice.part(letter, "text/plain")).contains("042117", validity);
		assertThat(PostOffice.part(letter, "text/html")).contains(">042117<", validity);
	}

	@ParameterizedTest
	@CsvSource({ "ru, Нейромагия: у вас уже есть аккаунт", "en, Neuromagic: you already have an account" })
	void repeatedRegistrationIsTold(String locale, String subject) throws MessagingException {
		Sample learner = Sample.learner(locale);
		this.kafka.publish(learner.registersAgain());
		MimeMessage letter = letterTo(learner);
		assertThat(letter.getSubject()).isEqualTo(subject);
		assertThat(PostOffice.part(letter, "text/plain")).contains("http://localhost:8080/login");
	}

	@Test
	void strangersCannotSendTheirWordsUnderOurLetterhead() {
		Sample spammer = Sample.learner("ru").named("Приз: evil.example/win");
		this.kafka.publish(spammer.asksForCode("042117", this.clock.instant().plus(Duration.ofMinutes(15))));
		assertThat(PostOffice.part(letterTo(spammer), "text/plain")).startsWith("Здравствуйте!").doesNotContain("evil");
	}

	@Test
	void goldenEventsAreUnderstood() {
		UUID learner = UUID.fromString("01980a3e-5c00-7000-8000-000000000001");
		for (EventType type : EventType.values()) {
			this.kafka.publishRaw(type.topic(), learner.toString(), GoldenEvents.json(type),
					Map.of(EventHeaders.ID, UUID.randomUUID().toString(), EventHeaders.TYPE, type.wireName(),
							EventHeaders.TIME, "2026-09-01T10:00:00Z"));
		}
		eventually().untilAsserted(() -> {
			assertThat(this.api.inbox(learner, "ru")).extracting(item -> item.get("kind"))
				.containsExactlyInAnyOrder("welcome", "quest-completed", "course-progressed", "course-completed");
			assertThat(this.api.emails(learner)).extracting(email -> email.get("kind") + " " + email.get("state"))
				.containsExactlyInAnyOrder("welcome sent", "quest-completed sent", "course-completed sent",
						"registration-repeated sent", goldenCode());
		});
	}

	/** The golden code is good until a fixed time. */
	private String goldenCode() {
		return "verification-code " + (this.clock.instant().isBefore(Instant.parse("2026-09-01T10:15:00Z")) ? "sent" : "failed");
	}

	@Test
	void eventDeliveredTwiceIsToldOnce() {
		Sample learner = known("ru");
		UUID event = UUID.randomUUID();
		this.kafka.publish(event, learner.completesQuest(50, false));
		this.kafka.publish(event, learner.completesQuest(50, false));
		this.kafka.publish(learner.completesQuest(86, true));
		letterTo(learner, "Квест «Первый промпт» пройден: 86 из 100");
		assertThat(this.api.inbox(learner.id(), "ru")).extracting(item -> item.get("title"))
			.containsExactlyInAnyOrder("Квест «Первый промпт» пройден", "Квест «Первый промпт» завершён",
					"Почта подтверждена, небо открыто");
		assertThat(this.api.emails(learner.id())).hasSize(2);
	}

	@Test
	void twoConsumersOfOneEventTellItOnce() throws Exception {
		Sample learner = known("ru");
		var event = new IncomingEvent<Event>(UUID.randomUUID(), this.clock.instant(), learner.completesQuest(86, true));
		atOnce(8, round -> this.quests.on(event));
		letterTo(learner, "Квест «Первый промпт» пройден: 86 из 100");
		assertThat(this.api.inbox(learner.id(), "ru")).hasSize(2);
		assertThat(this.api.emails(learner.id())).hasSize(2);
	}

	@Test
	void questCompletedBeforeTheLearnerIsKnownIsMailedLater() {
		Sample learner = Sample.learner("en");
		this.kafka.publish(learner.completesQuest(86, true));
		eventually().untilAsserted(() -> assertThat(this.api.inbox(learner.id(), "ru")).hasSize(1));
		assertThat(state(learner)).containsExactly("awaiting-recipient");
		assertThat(this.api.emails(learner.id())).singleElement()
			.satisfies(email -> assertThat(email).containsEntry("state", "queued")
				.containsEntry("subject", "Квест «Первый промпт» пройден: 86 из 100"));
		this.kafka.publish(learner.verified());
		letterTo(learner, "You passed the quest “First prompt”: 86 out of 100");
		letterTo(learner, "Neuromagic: your e-mail is confirmed");
		eventually().untilAsserted(() -> assertThat(this.api.emails(learner.id())).extracting(email -> email.get("state"))
			.containsExactly("sent", "sent"));
	}

	@Test
	void nothingIsParkedForGoodWhenBothEventsComeAtOnce() throws Exception {
		List<Sample> learners = Stream.generate(() -> Sample.learner("ru")).limit(20).toList();
		atOnce(40, number -> {
			Sample learner = learners.get(number / 2);
			if (number % 2 == 0) {
				this.quests.on(new IncomingEvent<>(UUID.randomUUID(), this.clock.instant(), learner.completesQuest(86, true)));
			}
			else {
				this.accounts.on(new IncomingEvent<>(UUID.randomUUID(), this.clock.instant(), learner.verified()));
			}
		});
		eventually().untilAsserted(
				() -> assertThat(learners).allSatisfy(learner -> assertThat(state(learner)).containsExactly("sent", "sent")));
	}

	@Test
	void poisonIsPutAsideAndDoesNotBlock() {
		Sample poison = Sample.learner("ru");
		this.kafka.publishRaw(Topics.AUTH_ACCOUNTS, poison.id().toString(),
				"{\"accountId\": \"%s\", \"email\": \"no address\", \"name\": \"\", \"locale\": \"ru\"}".formatted(poison.id()),
				Map.of(EventHeaders.ID, UUID.randomUUID().toString(), EventHeaders.TYPE, "account.verified.v1",
						EventHeaders.TIME, "2026-09-01T10:00:00Z"));
		this.kafka.publish(poison.verified());
		letterTo(poison);
		this.kafka.await(Topics.AUTH_ACCOUNTS + ".notification-service.dlt",
				record -> poison.id().toString().equals(record.key()));
	}

	@Test
	void deadLettersAreReplayed() {
		Sample learner = known("ru");
		this.jdbc.sql("alter table notification add constraint broken check (learner_id <> '%s' or kind = 'welcome')"
			.formatted(learner.id())).update();
		try {
			this.kafka.publish(learner.completesQuest(86, true));
			this.kafka.await(Topics.QUEST_ATTEMPTS + ".notification-service.dlt",
					record -> learner.id().toString().equals(record.key()));
			assertThat(this.api.emails(learner.id())).hasSize(1);
		}
		finally {
			this.jdbc.sql("alter table notification drop constraint broken").update();
		}
		assertThat(this.mvc.post()
			.uri("/actuator/deadletters/" + Topics.QUEST_ATTEMPTS)
			.contentType(MediaType.APPLICATION_JSON)
			.header("Authorization", Tokens.get().with(UUID.randomUUID(), "operator"))).hasStatusOk();
		letterTo(learner, "Квест «Первый промпт» пройден: 86 из 100");
		assertThat(this.api.inbox(learner.id(), "ru")).hasSize(2);
	}

	private Sample known(String locale) {
		Sample learner = Sample.learner(locale);
		this.kafka.publish(learner.verified());
		letterTo(learner);
		return learner;
	}

	private MimeMessage letterTo(Sample person) {
		return eventually().until(() -> this.post.lettersTo(person.email()), letters -> !letters.isEmpty()).getFirst();
	}

	private MimeMessage letterTo(Sample person, String subject) {
		return eventually().until(
				() -> this.post.lettersTo(person.email()).stream().filter(letter -> subject.equals(subject(letter))).toList(),
				letters -> !letters.isEmpty())
			.getFirst();
	}

	private static String subject(MimeMessage letter) {
		try {
			return letter.getSubject();
		}
		catch (MessagingException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private List<String> state(Sample learner) {
		return this.jdbc.sql("select state from email where learner_id = :id")
			.param("id", learner.id())
			.query(String.class)
			.list();
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
	}

	private static void atOnce(int threads, IntConsumer action) throws Exception {
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> results = IntStream.range(0, threads).<Future<?>>mapToObj(number -> executor.submit(() -> {
				start.await();
				action.accept(number);
				return null;
			})).toList();
			start.countDown();
			for (Future<?> result : results) {
				result.get();
			}
		}
	}

}
