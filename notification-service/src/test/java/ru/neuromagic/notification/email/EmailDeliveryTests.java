package ru.neuromagic.notification.email;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.notification.AdvancingClock;
import ru.neuromagic.notification.Api;
import ru.neuromagic.notification.PostOffice;
import ru.neuromagic.notification.ServiceTest;
import ru.neuromagic.notification.notification.Addressee;
import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Notification;
import ru.neuromagic.notification.notification.OneTimeCode;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.PersonName;
import ru.neuromagic.notification.recipient.Recipient;
import ru.neuromagic.notification.recipient.Recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The queue with a real database and a real mail server. The service's own senders rest; the tests send. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class EmailDeliveryTests {

	private static final Duration CODE_VALIDITY = Duration.ofMinutes(15);

	@Autowired
	private EmailSenders senders;

	@Autowired
	private SendEmail send;

	@Autowired
	private EmailChannel channel;

	@Autowired
	private Emails emails;

	@Autowired
	private LetterWriter letters;

	@Autowired
	private MailServer server;

	@Autowired
	private JavaMailSenderImpl mail;

	@Autowired
	private EmailMetrics metrics;

	@Autowired
	private EmailProperties properties;

	@Autowired
	private Recipients recipients;

	@Autowired
	private PostOffice post;

	@Autowired
	private Api api;

	@Autowired
	private AdvancingClock clock;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transaction;

	@Autowired
	private MeterRegistry meters;

	private final String address = "reader-" + UUID.randomUUID() + "@example.org";

	@BeforeEach
	void emptyQueue() {
		this.senders.stop();
		this.jdbc.sql("delete from email").update();
	}

	@AfterEach
	void resume() {
		this.senders.start();
	}

	@Test
	void letterIsWholeAndSaysItComesFromARobot() throws MessagingException {
		queue(welcome("Мария Кюри"));
		sendAll();
		MimeMessage letter = onlyLetter();
		assertThat(letter.getSubject()).isEqualTo("Нейромагия: почта подтверждена");
		assertThat(letter.getFrom()).containsExactly(sender());
		assertThat(letter.getReplyTo()).extracting(Address::toString).containsExactly("hello@neuro-magic.ru");
		assertThat(((InternetAddress) letter.getAllRecipients()[0]).getPersonal()).isEqualTo("Мария Кюри");
		assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(letter.getContentLanguage()).containsExactly("ru");
		assertThat(letter.getHeader("Message-ID")).containsExactly("<" + id() + "@neuro-magic.ru>");
		assertThat(PostOffice.part(letter, "text/plain")).startsWith("Здравствуйте, Мария Кюри!");
		assertThat(PostOffice.part(letter, "text/html")).startsWith("<!DOCTYPE html>").contains("Мария Кюри");
		assertThat(row()).containsEntry("state", "sent").containsEntry("attempts", 1);
	}

	private static InternetAddress sender() {
		try {
			return new InternetAddress("no-reply@neuro-magic.ru", "Нейромагия", "UTF-8");
		}
		catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ann\r\nBcc: evil@example.org", "Анна\nSubject: другое\r\n\r\nтело", "\"Ann\" <evil@example.org>," })
	void namesInjectNoHeaders(String name) throws MessagingException {
		queue(welcome(name));
		sendAll();
		MimeMessage letter = onlyLetter();
		assertThat(letter.getHeader("Bcc")).isNull();
		assertThat(letter.getAllRecipients()).hasSize(1);
		assertThat(((InternetAddress) letter.getAllRecipients()[0]).getAddress()).isEqualTo(this.address);
		assertThat(letter.getHeader("Subject")).hasSize(1);
		assertThat(letter.getSubject()).isEqualTo("Нейромагия: почта подтверждена");
	}

	@Test
	void mailServerDownMeansLaterNotNever() {
		this.post.stop();
		queue(welcome("Анна"));
		sendAll();
		assertThat(row()).containsEntry("state", "retrying").containsEntry("attempts", 1).containsEntry("failure", "no-answer");
		assertThat(this.send.next()).as("not due yet").isFalse();
		this.clock.advance(Duration.ofSeconds(5));
		sendAll();
		assertThat(row()).containsEntry("state", "retrying").containsEntry("attempts", 2);
		this.post.start();
		this.clock.advance(Duration.ofSeconds(10));
		sendAll();
		assertThat(row()).containsEntry("state", "sent").containsEntry("attempts", 3).containsEntry("failure", null);
		assertThat(this.post.lettersTo(this.address)).hasSize(1);
	}

	@Test
	void sendersNoticeByThemselvesThatTheMailServerIsBack() {
		this.post.stop();
		this.senders.start();
		queue(welcome("Анна"));
		Awaitility.await().until(() -> "retrying".equals(row().get("state")));
		this.post.start();
		this.clock.advance(Duration.ofHours(1));
		Awaitility.await().until(() -> "sent".equals(row().get("state")));
		assertThat(this.post.lettersTo(this.address)).hasSize(1);
	}

	@Test
	void sendersAreWokenByACommit() {
		EmailProperties hourly = new EmailProperties("no-reply@neuro-magic.ru", "", 1, Duration.ofHours(1), Duration.ofMinutes(5),
				Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(365));
		EmailSenders sleepers = new EmailSenders(this.send, this.emails, hourly, this.clock);
		sleepers.start();
		try {
			queue(welcome("Анна"));
			sleepers.wake(new EmailQueued());
			Awaitility.await().until(() -> "sent".equals(row().get("state")));
		}
		finally {
			sleepers.stop();
		}
	}

	@Test
	void mailServerIsNeverWaitedForWithoutEnd() {
		assertThat(this.mail.getJavaMailProperties()).containsEntry("mail.smtp.connectiontimeout", "5000")
			.containsEntry("mail.smtp.timeout", "20000")
			.containsEntry("mail.smtp.writetimeout", "20000");
	}

	@Test
	void refusalForGoodIsFailedAndSeen() {
		this.post.refuse(this.address, "550 5.1.1 <" + this.address + "> No such mailbox");
		UUID learner = UUID.randomUUID();
		learn(learner);
		double before = failures();
		queue(new Notification(Kind.WELCOME, new Addressee.Learner(learner), Facts.NONE, "/courses"));
		sendAll();
		assertThat(row()).containsEntry("state", "failed").containsEntry("attempts", 1).containsEntry("failure", "smtp-550");
		this.clock.advance(Duration.ofHours(2));
		assertThat(this.send.next()).isFalse();
		assertThat(failures() - before).isEqualTo(1);
		assertThat(this.api.emails(learner)).singleElement()
			.satisfies(email -> assertThat(email).containsEntry("state", "failed")
				.containsEntry("attempts", 1)
				.containsEntry("sentAt", null));
	}

	private double failures() {
		return this.meters.find("neuromagic.emails").tags("kind", "welcome", "state", "failed").counters().stream()
			.mapToDouble(counter -> counter.count())
			.sum();
	}

	@Test
	void refusalForNowIsTriedAgain() {
		this.post.refuse(this.address, "452 4.2.2 Mailbox full");
		queue(welcome("Анна"));
		sendAll();
		assertThat(row()).containsEntry("state", "retrying").containsEntry("failure", "smtp-452");
		this.post.accept(this.address);
		this.clock.advance(Duration.ofSeconds(5));
		sendAll();
		assertThat(row()).containsEntry("state", "sent");
	}

	@Test
	void patienceEndsAfterADay() {
		this.post.refuse(this.address, "452 4.2.2 Mailbox full");
		queue(welcome("Анна"));
		Instant queuedAt = this.clock.instant();
		while (!"failed".equals(row().get("state"))) {
			sendAll();
			this.clock.advance(Duration.ofMinutes(15));
		}
		assertThat(Duration.between(queuedAt, this.clock.instant())).isBetween(Duration.ofHours(22), Duration.ofHours(25));
		assertThat((Integer) row().get("attempts")).isBetween(20, 60);
		assertThat(row().get("failure")).as("refused last, or due when the day was over").isIn("smtp-452", "expired");
	}

	@Test
	void unwritableAddressIsFailed() {
		queue(new Notification(Kind.REGISTRATION_REPEATED, new Addressee.Stranger(
				new Mailbox(new EmailAddress("a..b@example.org"), new PersonName("Анна"), Language.RU)), Facts.NONE, "/login"));
		sendAll();
		assertThat(row()).containsEntry("state", "failed").containsEntry("failure", "unwritable");
	}

	@Test
	void manySendersSendEachLetterOnce() throws Exception {
		List<String> addresses = Stream.generate(() -> "reader-" + UUID.randomUUID() + "@example.org").limit(60).toList();
		addresses.forEach(to -> queue(repeated(to)));
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> replicas = IntStream.range(0, 6).<Future<?>>mapToObj(replica -> executor.submit(this::sendAll)).toList();
			for (Future<?> replica : replicas) {
				replica.get();
			}
		}
		assertThat(addresses).allSatisfy(to -> assertThat(this.post.lettersTo(to)).hasSize(1));
	}

	@Test
	void letterOfADeadSenderIsTakenOverAfterItsLease() {
		queue(welcome("Анна"));
		OutgoingEmail abandoned = claim();
		assertThat(this.send.next()).as("leased").isFalse();
		this.clock.advance(this.properties.lease());
		sendAll();
		assertThat(row()).containsEntry("state", "sent").containsEntry("attempts", 2);
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.emails.failed(abandoned, "too late"));
		assertThat(row()).containsEntry("state", "sent");
	}

	@Test
	void secondCopyAfterACrashIsRecognisable() throws MessagingException {
		queue(welcome("Анна"));
		OutgoingEmail accepted = claim();
		this.server.send(accepted, this.letters.write(accepted, null, this.clock.instant()));
		this.clock.advance(this.properties.lease());
		sendAll();
		List<MimeMessage> copies = this.post.lettersTo(this.address);
		assertThat(copies).hasSize(2);
		assertThat(copies.getFirst().getMessageID()).isEqualTo(copies.getLast().getMessageID()).contains(id().toString());
	}

	@Test
	void codeIsErasedWhenSent() {
		queue(code("731902"));
		assertThat(row()).containsEntry("code", "731902");
		sendAll();
		assertThat(PostOffice.part(onlyLetter(), "text/plain")).contains("731902");
		assertThat(row()).containsEntry("state", "sent").containsEntry("code", null);
		assertThat(row().toString()).doesNotContain("731902");
	}

	@Test
	void expiredCodeIsNeverSentAndErased() {
		queue(code("731902"));
		this.clock.advance(CODE_VALIDITY);
		sendAll();
		assertThat(row()).containsEntry("state", "failed").containsEntry("failure", "expired").containsEntry("code", null);
		assertThat(this.post.lettersTo(this.address)).isEmpty();
	}

	@Test
	void codeThatCannotLeaveInTimeIsGivenUpAndErased() {
		this.post.refuse(this.address, "452 4.2.2 Mailbox full");
		queue(code("731902"));
		Instant queuedAt = this.clock.instant();
		while (!"failed".equals(row().get("state"))) {
			sendAll();
			this.clock.advance(Duration.ofSeconds(30));
		}
		assertThat(Duration.between(queuedAt, this.clock.instant())).isLessThan(CODE_VALIDITY.plusMinutes(1));
		assertThat(row()).containsEntry("code", null);
	}

	@Test
	void databaseRefusesToKeepACode() {
		queue(code("731902"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update email set state = 'sent', sent_at = now()").update())
			.withMessageNotContaining("731902")
			.withMessageNotContaining(this.address);
	}

	@Test
	void codesOvertakeEverythingElse() {
		queue(welcome("Анна"));
		queue(welcome("Борис"));
		queue(code("731902"));
		assertThat(claim().kind()).isEqualTo(Kind.VERIFICATION_CODE);
	}

	@Test
	void parkedLetterIsGivenUpWhenItsLearnerNeverComes() {
		queue(new Notification(Kind.WELCOME, new Addressee.Learner(UUID.randomUUID()), Facts.NONE, "/courses"));
		this.senders.abandonParked();
		assertThat(row()).containsEntry("state", "awaiting-recipient");
		assertThat(this.send.next()).isFalse();
		this.clock.advance(this.properties.parking());
		this.senders.abandonParked();
		assertThat(row()).containsEntry("state", "failed").containsEntry("failure", "recipient-unknown");
	}

	@Test
	void settledLettersAreForgottenAfterAYear() {
		queue(welcome("Анна"));
		sendAll();
		queue(welcome("Борис"));
		this.clock.advance(this.properties.kept().minusMinutes(1));
		this.senders.forgetOld();
		assertThat(number()).isEqualTo(2);
		this.clock.advance(Duration.ofMinutes(2));
		this.senders.forgetOld();
		assertThat(row()).as("what still has to leave stays").containsEntry("state", "queued");
	}

	private int number() {
		return this.jdbc.sql("select count(*) from email").query(Integer.class).single();
	}

	@Test
	void laterAccountEventWins() {
		UUID learner = UUID.randomUUID();
		Instant now = this.clock.instant();
		learn(learner, "new-" + this.address, now);
		learn(learner, "old-" + this.address, now.minusSeconds(60));
		assertThat(this.transaction.execute(status -> this.recipients.find(learner)).orElseThrow().mailbox().address().value())
			.startsWith("new-");
	}

	@Test
	void nothingPersonalIsLogged(CapturedOutput output) {
		queue(code("731902"));
		sendAll();
		this.post.refuse(this.address, "550 5.1.1 <" + this.address + "> No such mailbox");
		queue(code("731903"));
		sendAll();
		this.post.stop();
		queue(welcome("Мария Кюри"));
		sendAll();
		this.post.start();
		assertThat(output.getAll()).contains("given up (smtp-550)").contains("not sent (no-answer)");
		assertThat(output.getAll()).doesNotContain("731902", "731903", this.address, "Кюри");
	}

	@Test
	void queueIsMeasured() {
		this.post.stop();
		queue(welcome("Анна"));
		queue(welcome("Борис"));
		this.send.next();
		this.post.start();
		this.clock.advance(Duration.ofSeconds(90));
		this.metrics.count();
		assertThat(this.meters.get("neuromagic.email.queue").tag("state", "queued").gauge().value()).isEqualTo(1);
		assertThat(this.meters.get("neuromagic.email.queue").tag("state", "retrying").gauge().value()).isEqualTo(1);
		assertThat(this.meters.get("neuromagic.email.queue.oldest").tag("state", "queued").gauge().value())
			.isBetween(90.0, 120.0);
		assertThat(this.meters.get("neuromagic.email.send").timer().count()).isPositive();
	}

	private void queue(Notification notification) {
		this.transaction.executeWithoutResult(status -> this.channel.deliver(notification));
	}

	/** A letter of every day, to a learner of their own at this test's address. */
	private Notification welcome(String name) {
		UUID learner = UUID.randomUUID();
		this.transaction.executeWithoutResult(status -> this.recipients.learn(new Recipient(learner,
				new Mailbox(new EmailAddress(this.address), new PersonName(name), Language.RU)), this.clock.instant()));
		return new Notification(Kind.WELCOME, new Addressee.Learner(learner), Facts.NONE, "/courses");
	}

	private void learn(UUID learner) {
		learn(learner, this.address, this.clock.instant());
	}

	private void learn(UUID learner, String to, Instant saidAt) {
		this.transaction.executeWithoutResult(status -> this.recipients.learn(
				new Recipient(learner, new Mailbox(new EmailAddress(to), new PersonName("Анна"), Language.RU)), saidAt));
	}

	private Notification repeated(String to) {
		return new Notification(Kind.REGISTRATION_REPEATED,
				new Addressee.Stranger(new Mailbox(new EmailAddress(to), new PersonName("Анна"), Language.RU)), Facts.NONE,
				"/login");
	}

	private Notification code(String digits) {
		return new Notification(Kind.VERIFICATION_CODE,
				new Addressee.Stranger(new Mailbox(new EmailAddress(this.address), new PersonName("Анна"), Language.RU)),
				Facts.NONE, "/register", new OneTimeCode(digits, this.clock.instant().plus(CODE_VALIDITY)));
	}

	private OutgoingEmail claim() {
		Instant now = this.clock.instant();
		return this.emails.claim(now, now.plus(this.properties.lease())).orElseThrow();
	}

	private void sendAll() {
		while (this.send.next()) {
			// the next one
		}
	}

	private MimeMessage onlyLetter() {
		List<MimeMessage> letters = this.post.lettersTo(this.address);
		assertThat(letters).hasSize(1);
		return letters.getFirst();
	}

	private UUID id() {
		return this.jdbc.sql("select id from email").query(UUID.class).single();
	}

	private Map<String, Object> row() {
		return this.jdbc.sql("select state, attempts, failure, code, facts::text as facts from email").query().singleRow();
	}

}
