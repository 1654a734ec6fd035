package ru.neuromagic.notification.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.notification.AdvancingClock;
import ru.neuromagic.notification.Api;
import ru.neuromagic.notification.ServiceTest;
import ru.neuromagic.notification.notification.Addressee;
import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Notification;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class InboxMvcTests {

	private static final String ROOT = "/api/notifications";

	private static final String PROBLEMS = "/problems/";

	@Autowired
	private Api api;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private InboxChannel channel;

	@Autowired
	private AdvancingClock clock;

	@Autowired
	private TransactionOperations transaction;

	private final UUID learner = UUID.randomUUID();

	static Stream<Arguments> endpoints() {
		return Stream.of(Arguments.of(HttpMethod.GET, ROOT), Arguments.of(HttpMethod.GET, ROOT + "/unread"),
				Arguments.of(HttpMethod.GET, ROOT + "/emails"), Arguments.of(HttpMethod.PUT, ROOT + "/read"),
				Arguments.of(HttpMethod.PUT, ROOT + "/01980a3e-5c00-7000-8000-000000000001/read"));
	}

	@ParameterizedTest
	@MethodSource("endpoints")
	void needsAToken(HttpMethod method, String path) {
		assertThat(this.mvc.method(method).uri(path)).hasStatus(401)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo(PROBLEMS + "unauthorized");
		assertThat(this.api.exchange(method, path, Tokens.get().forged(this.learner), "ru")).hasStatus(401);
		assertThat(this.api.exchange(method, path, Tokens.get().forOtherAudience(this.learner), "ru")).hasStatus(401);
	}

	@ParameterizedTest
	@MethodSource("endpoints")
	void needsTheRoleOfALearner(HttpMethod method, String path) {
		assertThat(this.api.exchange(method, path, Tokens.get().with(this.learner, "author"), "ru")).hasStatus(403)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo(PROBLEMS + "forbidden");
	}

	@Test
	void newLearnerHasAnEmptyInbox() {
		var page = assertThat(this.api.get(this.learner, "ru", ROOT)).hasStatusOk().bodyJson();
		page.isStrictlyEqualTo("""
				{"notifications": [], "unread": 0, "next": null}""");
		assertThat(this.api.get(this.learner, "ru", ROOT + "/emails")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"emails": []}""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "ru|Квест «Ёж» пройден", "en-GB,en;q=0.9|You passed the quest “Hedgehog”",
			"de,en;q=0.5|You passed the quest “Hedgehog”", "de|Квест «Ёж» пройден", "nonsense;;|Квест «Ёж» пройден" })
	void speaksTheLanguageOfTheReader(String acceptLanguage, String title) {
		tell(this.learner, 1);
		assertThat(this.api.inbox(this.learner, acceptLanguage)).extracting(item -> item.get("title")).containsExactly(title);
	}

	@Test
	void readsPageByPageWithoutRepeatingOrSkipping() {
		tell(this.learner, 5);
		List<Object> all = ids(this.api.get(this.learner, "ru", ROOT));
		List<Object> read = new ArrayList<>();
		String path = ROOT + "?limit=2";
		for (int page = 0; page < 3; page++) {
			MvcTestResult answer = this.api.get(this.learner, "ru", path);
			read.addAll(ids(answer));
			Object next = JsonPath.read(body(answer), "$.next");
			assertThat(next == null).as("end after page %d", page).isEqualTo(page == 2);
			path = ROOT + "?limit=2&before=" + next;
			tell(this.learner, 1);
		}
		assertThat(read).hasSize(5).isEqualTo(all);
	}

	@Test
	void newestComesFirst() {
		tell(this.learner, 1);
		this.clock.advance(Duration.ofSeconds(1));
		long millisecond = Clock.systemUTC().millis();
		Awaitility.await("ids are ordered by the millisecond").until(() -> Clock.systemUTC().millis() > millisecond);
		tell(this.learner, 1);
		assertThat(this.api.inbox(this.learner, "ru")).extracting(item -> Instant.parse((String) item.get("createdAt")))
			.isSortedAccordingTo(Comparator.reverseOrder());
	}

	@ParameterizedTest
	@CsvSource({ "limit=0, limit, min", "limit=51, limit, max", "limit=-1, limit, min", "limit=x, limit, type",
			"limit=99999999999, limit, type", "before=x, before, type", "before=';drop table, before, type" })
	void badParameterIsNamed(String query, String field, String code) {
		var problem = assertThat(this.api.exchange(HttpMethod.GET, ROOT + "?" + query,
				Tokens.get().learner(this.learner), "ru")).hasStatus(400).bodyJson();
		problem.extractingPath("$.type").isEqualTo(PROBLEMS + "validation-failed");
		problem.extractingPath("$.errors[0].field").isEqualTo(field);
		problem.extractingPath("$.errors[0].code").isEqualTo(code);
	}

	@Test
	void cursorOfNothingIsTheEnd() {
		tell(this.learner, 1);
		assertThat(this.api.get(this.learner, "ru", ROOT + "?before=00000000-0000-7000-8000-000000000000")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.notifications")
			.asArray()
			.isEmpty();
	}

	@Test
	void readingIsRememberedOnce() {
		tell(this.learner, 2);
		assertThat(unread()).isEqualTo(2);
		Map<String, Object> first = this.api.inbox(this.learner, "ru").getFirst();
		assertThat(this.api.put(this.learner, ROOT + "/" + first.get("id") + "/read")).hasStatus(204);
		Object readAt = this.api.inbox(this.learner, "ru").getFirst().get("readAt");
		assertThat(readAt).isNotNull();
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.api.put(this.learner, ROOT + "/" + first.get("id") + "/read")).hasStatus(204);
		assertThat(this.api.inbox(this.learner, "ru").getFirst()).containsEntry("readAt", readAt);
		assertThat(unread()).isEqualTo(1);
		assertThat(this.api.put(this.learner, ROOT + "/read")).hasStatus(204);
		assertThat(unread()).isZero();
		assertThat(this.api.inbox(this.learner, "ru")).extracting(item -> item.get("readAt")).doesNotContainNull();
	}

	@Test
	void nobodyReadsOrChangesWhatOthersWereTold() {
		tell(this.learner, 1);
		Object id = this.api.inbox(this.learner, "ru").getFirst().get("id");
		UUID other = UUID.randomUUID();
		assertThat(this.api.inbox(other, "ru")).isEmpty();
		assertThat(this.api.put(other, ROOT + "/" + id + "/read")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo(PROBLEMS + "notification-not-found");
		assertThat(this.api.put(other, ROOT + "/read")).hasStatus(204);
		assertThat(unread()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/01980a3e-5c00-7000-8000-000000000099/read", "/unknown" })
	void unknownIsNotFound(String path) {
		assertThat(this.api.put(this.learner, ROOT + path)).hasStatus(404);
	}

	@Test
	void wrongIdIsNamed() {
		assertThat(this.api.put(this.learner, ROOT + "/7/read")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("id");
	}

	private static List<Object> ids(MvcTestResult page) {
		return JsonPath.read(body(page), "$.notifications[*].id");
	}

	private int unread() {
		return JsonPath.read(body(this.api.get(this.learner, "ru", ROOT + "/unread")), "$.unread");
	}

	private static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private void tell(UUID to, int times) {
		for (int score = 1; score <= times; score++) {
			Facts facts = Facts.NONE.with("quest", Map.of("ru", "Ёж", "en", "Hedgehog"))
				.with("score", score)
				.with("maxScore", 10)
				.with("passed", true);
			this.transaction.executeWithoutResult(status -> this.channel
				.deliver(new Notification(Kind.QUEST_COMPLETED, new Addressee.Learner(to), facts, "/quest/hedgehog")));
		}
	}

}
