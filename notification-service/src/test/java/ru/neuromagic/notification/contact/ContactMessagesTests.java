package ru.neuromagic.notification.contact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.notification.AdvancingClock;
import ru.neuromagic.notification.Api;
import ru.neuromagic.notification.PostOffice;
import ru.neuromagic.notification.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ContactMessagesTests {

	private static final String PATH = "/api/notifications/contact-messages";

	private static final String TEAM = "hello@neuro-magic.ru";

	@Autowired
	private Api api;

	@Autowired
	private WriteToTeam writeToTeam;

	@Autowired
	private PostOffice post;

	@Autowired
	private AdvancingClock clock;

	@Autowired
	private JdbcClient jdbc;

	private final String email = "writer-" + UUID.randomUUID() + "@example.org";

	@BeforeEach
	void noMessages() {
		this.jdbc.sql("delete from contact_message").update();
		this.jdbc.sql("delete from email where kind = 'contact-message'").update();
	}

	@Test
	void reachesTheTeamAndIsAnsweredToItsAuthor() throws MessagingException, IOException {
		MvcTestResult answer = write("Анна Чехова", this.email, "question", "Можно ли пройти курс с телефона?\r\nСпасибо.", null);
		assertThat(answer).hasStatus(202);
		MimeMessage letter = letter();
		assertThat(letter.getSubject()).isEqualTo("Вопрос с сайта: Анна Чехова");
		assertThat(((InternetAddress) letter.getReplyTo()[0]).getAddress()).isEqualTo(this.email);
		assertThat(((InternetAddress) letter.getReplyTo()[0]).getPersonal()).isEqualTo("Анна Чехова");
		assertThat(((InternetAddress) letter.getFrom()[0]).getAddress()).isEqualTo("no-reply@neuro-magic.ru");
		assertThat(letter.getHeader("Auto-Submitted")).as("a person wrote this").isNull();
		assertThat(letter.isMimeType("text/plain")).isTrue();
		assertThat(((String) letter.getContent()).replace("\r\n", "\n")).contains("Анна Чехова <" + this.email + ">", id(answer))
			.contains("\n\nМожно ли пройти курс с телефона?\nСпасибо.\n");
		assertThat(row()).containsEntry("name", "Анна Чехова")
			.containsEntry("email", this.email)
			.containsEntry("topic", "question")
			.containsEntry("message", "Можно ли пройти курс с телефона?\nСпасибо.");
	}

	@Test
	void wordsAreErasedFromTheQueueOnceTheyHaveLeft() {
		write("Анна", this.email, "other", "Эти слова хранятся в одном месте.", null);
		letter();
		Awaitility.await().untilAsserted(() -> assertThat(
				this.jdbc.sql("select state, facts::text as facts from email where kind = 'contact-message'").query().singleRow())
			.containsEntry("state", "sent")
			.containsEntry("facts", "{}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ann\r\nBcc: evil@example.org", "Анна\nSubject: другое\r\n\r\nтело", "\"Ann\" <evil@example.org>,",
			"=?utf-8?q?=0D=0ABcc:_evil@example.org?=" })
	void namesInjectNoHeaders(String name) throws MessagingException {
		assertThat(write(name, this.email, "problem", "Страница курса не открывается.", null)).hasStatus(202);
		MimeMessage letter = letter();
		assertThat(letter.getHeader("Bcc")).isNull();
		assertThat(letter.getAllRecipients()).hasSize(1);
		assertThat(letter.getHeader("Subject")).hasSize(1);
		assertThat(letter.getSubject()).startsWith("Проблема на сайте: ").doesNotContain("\r", "\n");
		assertThat(letter.getReplyTo()).hasSize(1);
		assertThat(((InternetAddress) letter.getReplyTo()[0]).getAddress()).isEqualTo(this.email);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "anna", "anna@gmail", "a..b@example.org", "anna@example.org\\r\\nBcc: x@example.org",
			"anna@example.org, x@example.org", "Anna <anna@example.org>", "анна@example.org", "anna@exa mple.org",
			"anna@-.-", "anna@example.org." })
	void addressesThatCannotBeAnsweredAreRefused(String address) {
		assertThat(write("Анна", address.translateEscapes(), "question", "Как со мной связаться?", null)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsOnly("email");
		assertThat(number()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "name,''", "name,'  '", "name,'\u202e'", "email,", "topic,spam", "topic,''", "topic,", "message,'   короткое  '",
			"message," })
	void refusesNamingTheField(String field, String value) {
		Map<String, Object> form = form();
		if (value == null) {
			form.remove(field);
		}
		else {
			form.put(field, value);
		}
		assertThat(this.api.post(PATH, json(form), null)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsOnly(field);
	}

	@Test
	void textHasALimitWhichLineBreaksOfBrowsersDoNotTouch() {
		assertThat(write("Анна", this.email, "other", "ж".repeat(3999) + "\r\n" + "ж", null)).hasStatus(400);
		assertThat(write("Анна", this.email, "other", "ж".repeat(3998) + "\r\n" + "ж", null)).hasStatus(202);
		assertThat(write("🦉".repeat(50), this.email, "other", "🦉".repeat(5), null)).hasStatus(202);
		assertThat(write("Ж".repeat(101), this.email, "other", "ж".repeat(10), null)).hasStatus(400);
	}

	@Test
	void repeatedSubmitIsOneMessage() {
		String key = UUID.randomUUID().toString();
		MvcTestResult first = write("Анна", this.email, "question", "Дважды нажала на кнопку.", key);
		MvcTestResult second = write("Анна", this.email, "question", "Дважды нажала на кнопку.", key);
		assertThat(second).hasStatus(202);
		assertThat(id(second)).isEqualTo(id(first));
		assertThat(number()).isEqualTo(1);
		assertThat(this.jdbc.sql("select count(*) from email where kind = 'contact-message'").query(Integer.class).single())
			.isEqualTo(1);
	}

	@Test
	void otherWordsUnderTheSameKeyAreNotLost() {
		String key = UUID.randomUUID().toString();
		MvcTestResult first = write("Анна", this.email, "question", "Вернулась и дописала.", key);
		MvcTestResult second = write("Анна", this.email, "question", "Вернулась и дописала ещё.", key);
		assertThat(id(second)).isNotEqualTo(id(first));
		assertThat(number()).isEqualTo(2);
	}

	@Test
	void submitsAtTheSameTimeAreOneMessage() throws Exception {
		String key = UUID.randomUUID().toString();
		Callable<String> submit = () -> id(write("Анна", this.email, "question", "Всё сразу и много раз.", key));
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> ids = executor.invokeAll(Stream.generate(() -> submit).limit(6).toList());
			String first = ids.getFirst().get();
			for (Future<String> id : ids) {
				assertThat(id.get()).isEqualTo(first);
			}
		}
		assertThat(number()).isEqualTo(1);
	}

	@Test
	void keysHaveALimit() {
		assertThat(write("Анна", this.email, "question", "Слишком длинный ключ.", "k".repeat(101))).hasStatus(400);
	}

	@Test
	void messagesAreForgottenAfterAYear() {
		write("Анна", this.email, "other", "Через год этого не будет.", null);
		this.clock.advance(Duration.ofDays(364));
		this.writeToTeam.forgetOld();
		assertThat(number()).isEqualTo(1);
		this.clock.advance(Duration.ofDays(2));
		this.writeToTeam.forgetOld();
		assertThat(number()).isZero();
	}

	@Test
	void nothingPersonalIsLogged(CapturedOutput output) {
		write("Аристарх Феофилактович", this.email, "other", "Тайные слова для команды.", null);
		letter();
		write("Аристарх Феофилактович", "nobody", "other", "Тайные слова для команды.", null);
		assertThat(output.getAll()).doesNotContain("Аристарх", this.email, "Тайные");
	}

	private MvcTestResult write(String name, String address, String topic, String message, String key) {
		Map<String, Object> form = form();
		form.putAll(Map.of("name", name, "email", address, "topic", topic, "message", message));
		return this.api.post(PATH, json(form), key);
	}

	private Map<String, Object> form() {
		return new HashMap<>(Map.of("name", "Анна", "email", this.email, "topic", "question", "message",
				"Слова для команды."));
	}

	private static String json(Map<String, Object> form) {
		return new JsonMapper().writeValueAsString(form);
	}

	private static String id(MvcTestResult answer) {
		return JsonPath.read(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.id");
	}

	private MimeMessage letter() {
		return Awaitility.await()
			.until(() -> this.post.lettersTo(TEAM).stream().filter(this::isMine).toList(), letters -> !letters.isEmpty())
			.getFirst();
	}

	private boolean isMine(MimeMessage letter) {
		try {
			return letter.getReplyTo()[0].toString().contains(this.email);
		}
		catch (MessagingException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private Map<String, Object> row() {
		return this.jdbc.sql("select name, email, topic, message from contact_message").query().singleRow();
	}

	private int number() {
		return this.jdbc.sql("select count(*) from contact_message").query(Integer.class).single();
	}

}
