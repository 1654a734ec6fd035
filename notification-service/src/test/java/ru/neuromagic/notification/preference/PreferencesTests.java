package ru.neuromagic.notification.preference;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.notification.AdvancingClock;
import ru.neuromagic.notification.Api;
import ru.neuromagic.notification.PostOffice;
import ru.neuromagic.notification.ServiceTest;
import ru.neuromagic.notification.notification.Addressee;
import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.KindGroup;
import ru.neuromagic.notification.notification.Notification;
import ru.neuromagic.notification.notification.Notify;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.PersonName;
import ru.neuromagic.notification.recipient.Recipient;
import ru.neuromagic.notification.recipient.Recipients;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** What learners choose, and what their mailboxes see of it. */
@ServiceTest
class PreferencesTests {

	private static final String PREFERENCES = "/api/notifications/preferences";

	private static final String SUBSCRIPTIONS = "/api/notifications/subscriptions/";

	@Autowired
	private Api api;

	@Autowired
	private Notify notify;

	@Autowired
	private Recipients recipients;

	@Autowired
	private Subscriptions subscriptions;

	@Autowired
	private PostOffice post;

	@Autowired
	private AdvancingClock clock;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transaction;

	private final UUID learner = UUID.randomUUID();

	private final String email = "reader-" + this.learner + "@example.org";

	@BeforeEach
	void learnerIsKnown() {
		learn();
	}

	@Test
	void everythingIsSentUntilTheLearnerChooses() {
		assertThat(this.api.get(this.learner, "ru", PREFERENCES)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"email": {"quests": true, "courses": true}}""");
	}

	@Test
	void choiceIsKept() {
		assertThat(choose(false, true)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"email": {"quests": false, "courses": true}}""");
		assertThat(choose(false, true)).as("again").hasStatusOk();
		assertThat(this.api.get(this.learner, "ru", PREFERENCES)).bodyJson().isStrictlyEqualTo("""
				{"email": {"quests": false, "courses": true}}""");
		assertThat(this.api.get(UUID.randomUUID(), "ru", PREFERENCES)).as("somebody else's").bodyJson().isStrictlyEqualTo("""
				{"email": {"quests": true, "courses": true}}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"email\": {}}", "{\"email\": {\"quests\": true}}",
			"{\"email\": {\"quests\": true, \"courses\": null}}", "{\"email\": {\"quests\": \"maybe\", \"courses\": true}}" })
	void halfAChoiceIsRefused(String json) {
		assertThat(this.api.put(this.learner, PREFERENCES, json)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.asString()
			.startsWith("email");
	}

	@Test
	void preferencesNeedAToken() {
		assertThat(this.api.anonymous(HttpMethod.GET, PREFERENCES)).hasStatus(401);
		assertThat(this.api.anonymous(HttpMethod.PUT, PREFERENCES)).hasStatus(401);
		assertThat(this.api.exchange(HttpMethod.GET, PREFERENCES, Tokens.get().with(this.learner, "author"), "ru")).hasStatus(403);
	}

	@Test
	void declinedLettersAreNotQueuedAndTheInboxStillHears() {
		choose(false, true);
		tell(questCompleted());
		tell(courseCompleted());
		assertThat(kinds(letters(1))).containsExactly("course-completed");
		assertThat(this.api.inbox(this.learner, "ru")).extracting(item -> item.get("kind"))
			.containsExactlyInAnyOrder("quest-completed", "course-completed");
		assertThat(this.api.emails(this.learner)).extracting(item -> item.get("kind")).containsExactly("course-completed");
	}

	@Test
	void whatConcernsTheAccountIsAlwaysSent() throws MessagingException {
		choose(false, false);
		tell(new Notification(Kind.WELCOME, new Addressee.Learner(this.learner), Facts.NONE, "/courses"));
		MimeMessage letter = letters(1).getFirst();
		assertThat(letter.getHeader("List-Unsubscribe")).isNull();
		assertThat(letter.getHeader("List-Unsubscribe-Post")).isNull();
	}

	@Test
	void lettersCanBeDeclinedByOneClick() throws MessagingException {
		tell(questCompleted());
		MimeMessage letter = letters(1).getFirst();
		String token = this.subscriptions.of(this.learner, KindGroup.QUESTS).token();
		String url = "http://localhost:8080/unsubscribe/" + token;
		assertThat(letter.getHeader("List-Unsubscribe")).containsExactly("<" + url + ">");
		assertThat(letter.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
		assertThat(PostOffice.part(letter, "text/plain")).contains(url);
		assertThat(PostOffice.part(letter, "text/html")).contains("href=\"" + url + "\"");
	}

	@Test
	void linkOfALetterTellsWhatItIsAboutAndChangesIt() {
		String path = SUBSCRIPTIONS + this.subscriptions.of(this.learner, KindGroup.COURSES).token();
		assertThat(this.api.anonymous(HttpMethod.GET, path)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"email": "r***@example.org", "kind": "courses", "subscribed": true}""");
		assertThat(this.api.anonymous(HttpMethod.DELETE, path)).hasStatus(204);
		assertThat(this.api.anonymous(HttpMethod.DELETE, path)).as("again").hasStatus(204);
		assertThat(this.api.anonymous(HttpMethod.GET, path)).bodyJson().extractingPath("$.subscribed").isEqualTo(false);
		assertThat(this.api.get(this.learner, "ru", PREFERENCES)).bodyJson().isStrictlyEqualTo("""
				{"email": {"quests": true, "courses": false}}""");
		assertThat(this.api.anonymous(HttpMethod.PUT, path)).hasStatus(204);
		assertThat(this.api.anonymous(HttpMethod.PUT, path)).as("again").hasStatus(204);
		assertThat(this.api.anonymous(HttpMethod.GET, path)).bodyJson().extractingPath("$.subscribed").isEqualTo(true);
	}

	@ParameterizedTest
	@EnumSource(value = Method.class)
	void unknownLinksAreNotFound(Method method) {
		assertThat(this.api.anonymous(method.http, SUBSCRIPTIONS + "q0Zf3hVnB1yTg7KxLw2RmD8sPjUe5AcN")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/subscription-not-found");
	}

	enum Method {

		GET(HttpMethod.GET), PUT(HttpMethod.PUT), DELETE(HttpMethod.DELETE);

		private final HttpMethod http;

		Method(HttpMethod http) {
			this.http = http;
		}

	}

	@Test
	void tokensAreLongDifferentAndStay() throws Exception {
		Set<String> seen = new HashSet<>();
		for (UUID someone : List.of(this.learner, UUID.randomUUID())) {
			for (KindGroup group : KindGroup.values()) {
				String token = this.subscriptions.of(someone, group).token();
				assertThat(token).matches("[A-Za-z0-9_-]{32}");
				assertThat(this.subscriptions.of(someone, group).token()).isEqualTo(token);
				assertThat(seen.add(token)).isTrue();
			}
		}
		String token = this.subscriptions.of(this.learner, KindGroup.QUESTS).token();
		choose(false, false);
		choose(true, true);
		assertThat(this.subscriptions.of(this.learner, KindGroup.QUESTS).token()).isEqualTo(token);
		UUID newcomer = UUID.randomUUID();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Subscription>> made = executor
				.invokeAll(Stream.generate(() -> (Callable<Subscription>) () -> this.subscriptions.of(newcomer,
						KindGroup.QUESTS)).limit(6).toList());
			Set<String> tokens = new HashSet<>();
			for (Future<Subscription> subscription : made) {
				tokens.add(subscription.get().token());
			}
			assertThat(tokens).hasSize(1);
		}
	}

	@Test
	void letterThatWaitedIsWithdrawnWhenItsReaderUnsubscribes() {
		this.post.refuse(this.email, "452 4.2.2 Mailbox full");
		tell(questCompleted());
		Awaitility.await().until(() -> "retrying".equals(state()));
		choose(false, true);
		this.post.accept(this.email);
		this.clock.advance(Duration.ofHours(1));
		Awaitility.await().untilAsserted(() -> assertThat(this.api.emails(this.learner)).isEmpty());
		assertThat(this.post.lettersTo(this.email)).isEmpty();
	}

	private String state() {
		return this.jdbc.sql("select state from email where learner_id = :learner")
			.param("learner", this.learner)
			.query(String.class)
			.single();
	}

	private void learn() {
		Recipient recipient = new Recipient(this.learner,
				new Mailbox(new EmailAddress(this.email), new PersonName("Анна"), Language.RU));
		this.transaction.executeWithoutResult(status -> this.recipients.learn(recipient, this.clock.instant()));
	}

	private MvcTestResult choose(boolean quests, boolean courses) {
		return this.api.put(this.learner, PREFERENCES,
				"{\"email\": {\"quests\": %s, \"courses\": %s}}".formatted(quests, courses));
	}

	private void tell(Notification notification) {
		this.transaction.executeWithoutResult(status -> this.notify.tell(notification));
	}

	private Notification questCompleted() {
		Facts facts = Facts.NONE.with("quest", "Первый промпт").with("score", 86).with("maxScore", 100).with("passed", true);
		return new Notification(Kind.QUEST_COMPLETED, new Addressee.Learner(this.learner), facts, "/quest/first-prompt");
	}

	private Notification courseCompleted() {
		return new Notification(Kind.COURSE_COMPLETED, new Addressee.Learner(this.learner),
				Facts.NONE.with("course", "Основы промптинга"), "/courses/prompting-basics");
	}

	private List<MimeMessage> letters(int number) {
		return Awaitility.await().until(() -> this.post.lettersTo(this.email), letters -> letters.size() == number);
	}

	private static List<String> kinds(List<MimeMessage> letters) {
		return letters.stream().map(letter -> PostOffice.part(letter, "text/plain").contains("Вы прошли курс")
				? "course-completed" : "quest-completed").toList();
	}

}
