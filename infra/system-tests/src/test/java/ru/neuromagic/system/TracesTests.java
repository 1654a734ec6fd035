package ru.neuromagic.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ru.neuromagic.system.TraceCollector.Span;
import ru.neuromagic.test.Chromium;

import static org.assertj.core.api.Assertions.assertThat;

/** What the platform tells a collector: one trace from a browser's click to its last effect, and nothing about a person. */
class TracesTests {

	private static final String COURSE = "prompting-basics";

	private static final String QUEST = "first-prompt";

	private final Platform platform = Platform.get();

	private TraceCollector traces;

	private int seenBefore;

	@BeforeEach
	void collector() {
		this.traces = this.platform.traces();
		this.seenBefore = this.traces.spans().size();
	}

	@Test
	void oneTraceLeadsFromTheClickToTheNotification() {
		finishAQuest();
		List<Span> way = await().until(() -> wayTo("notification-service CONSUMER course.enrollments process"), found -> found.size() == 9);
		assertThat(way).extracting(Span::told)
			.containsExactly("gateway-service SERVER POST web-ui", "gateway-service CLIENT POST web-ui",
					"web-ui SERVER POST /quest/{slug}/check",
					"web-ui CLIENT PUT QuestsClient /attempts/{id}/answers/{task}/checks/{number}",
					"quest-service SERVER PUT /api/quests/attempts/{id}/answers/{taskKey}/checks/{number}", "quest-service PRODUCER quest.attempts send",
					"course-service CONSUMER quest.attempts process", "course-service PRODUCER course.enrollments send",
					"notification-service CONSUMER course.enrollments process");
		assertThat(way.getFirst().parent()).isEmpty();
		assertThat(way.get(2).attributes()).containsEntry("http.request.method", "POST").containsKey("http.response.status_code");
		assertThat(way.get(4).attributes()).containsEntry("http.route", "/api/quests/attempts/{id}/answers/{taskKey}/checks/{number}")
			.containsEntry("http.response.status_code", "200");
		assertThat(way.get(6).attributes()).containsEntry("messaging.system", "kafka")
			.containsEntry("messaging.destination.name", "quest.attempts")
			.containsEntry("messaging.consumer.group.name", "course-service");
		for (String service : List.of("gateway-service", "quest-service", "course-service", "notification-service")) {
			assertLogged(service, way.getFirst().trace());
		}
	}

	@Test
	void aLoginThatNobodyBeganIsFoundInTheLogsByItsTrace() throws Exception {
		String trace = newTrace();
		get(this.platform.url() + "/login/oauth2/code/keycloak?code=" + UUID.randomUUID() + "&state=" + UUID.randomUUID(), trace, "01");
		// web-ui has nothing to tell: a login that it has not begun is begun anew
		assertLogged("gateway-service", trace);
	}

	@Test
	void registrationIsFoundInTheLogsByItsTrace() {
		try (var chromium = new Chromium()) {
			verified(chromium);
		}
		Span sent = await()
			.until(() -> newSpans().filter(span -> span.told().startsWith("auth-service PRODUCER ")).findFirst(), Optional::isPresent)
			.orElseThrow();
		assertLogged("auth-service", sent.trace());
	}

	@Test
	void whatTheCallerDoesNotRecordIsNotRecordedBehind() throws Exception {
		String unrecorded = newTrace();
		String recorded = newTrace();
		get("http://localhost:" + this.platform.port(8082) + "/api/courses", unrecorded, "00");
		get("http://localhost:" + this.platform.port(8082) + "/api/courses", recorded, "01");
		await().until(() -> !this.traces.trace(recorded).isEmpty());
		assertThat(this.traces.trace(unrecorded)).isEmpty();
	}

	@Test
	void probesPollingAndFilesLeaveNoTrace() throws Exception {
		get("http://localhost:" + this.platform.port(8082) + "/actuator/health/readiness", newTrace(), "01");
		get(this.platform.url() + "/assets/css/tokens.css", newTrace(), "01");
		String seen = newTrace();
		get("http://localhost:" + this.platform.port(8082) + "/api/courses", seen, "01");
		get(this.platform.url() + "/courses", seen, "01");
		await().until(() -> this.traces.trace(seen).stream().map(Span::service).distinct().count() == 3);
		assertThat(this.traces.spans()).extracting(Span::kind).as("only what somebody asked for").doesNotContain("INTERNAL");
		assertThat(this.traces.spans()).noneMatch(span -> span.text().contains("actuator") || span.text().contains("/assets"));
	}

	@Test
	void spansNameNobodyAndGiveNoSecretAway() throws Exception {
		get(this.platform.url() + "/login/oauth2/code/keycloak?code=eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl&state=x", newTrace(), "01");
		String seen = newTrace();
		get(this.platform.url() + "/courses?q=anna.chekhova%40example.org", seen, "01");
		await().until(() -> !this.traces.trace(seen).isEmpty());
		Discretion discretion = Discretion.ofTheRun();
		assertThat(this.traces.spans()).allSatisfy(span -> assertThat(discretion.breachesIn(span.text())).as(span.told()).isEmpty());
		assertThat(this.traces.spans()).allSatisfy(span -> {
			assertThat(span.name()).doesNotContain("?");
			assertThat(span.attributes().values()).noneMatch(value -> value.contains("?") || value.contains("@"));
		});
	}

	private void finishAQuest() {
		try (var chromium = new Chromium()) {
			Learner boris = verified(chromium);
			boris.open("/login");
			boris.logIn();
			boris.open("/courses/" + COURSE);
			boris.submit("/courses/%s/start".formatted(COURSE));
			var key = new AnswerKey(QUEST);
			boris.open("/quest/%s?course=%s".formatted(QUEST, COURSE));
			boris.submit("/quest/%s/start".formatted(QUEST));
			for (int task = 1; task <= 3; task++) {
				boris.answerRight(key);
				boris.next();
			}
			boris.expectAddress("/quest/%s/result".formatted(QUEST));
		}
	}

	private Learner verified(Chromium chromium) {
		var boris = new Learner(chromium, "traced", Locale.of("ru"), false, 1280);
		boris.open("/register");
		boris.fillRegistration(boris.email);
		boris.expectAddress("/verify/[0-9a-f-]{36}");
		boris.enterCode(new Mailbox(this.platform).awaitCode(boris.email));
		boris.expectAddress("/verify/[0-9a-f-]{36}.*");
		return boris;
	}

	/** Those of this test: what came before may stand in the logs of an earlier start. */
	private Stream<Span> newSpans() {
		return this.traces.spans().stream().skip(this.seenBefore);
	}

	/** From the first span of a trace to one that tells something, if a trace that began with a click has led there. */
	private List<Span> wayTo(String told) {
		return newSpans().filter(span -> span.told().equals(told))
			.map(this::wayTo)
			.filter(way -> way.stream().anyMatch(span -> span.told().startsWith("quest-service SERVER")))
			.findFirst()
			.orElse(List.of());
	}

	private List<Span> wayTo(Span last) {
		List<Span> trace = this.traces.trace(last.trace());
		List<Span> way = new ArrayList<>();
		for (Optional<Span> next = Optional.of(last); next.isPresent(); next = parent(next.get(), trace)) {
			way.addFirst(next.get());
		}
		return way;
	}

	private static Optional<Span> parent(Span child, List<Span> trace) {
		return trace.stream().filter(span -> span.id().equals(child.parent())).findFirst();
	}

	private void assertLogged(String service, String trace) {
		await().untilAsserted(() -> assertThat(Files.readString(this.platform.logs().resolve(service + ".log"))).as(service)
			.contains("\"traceId\":\"" + trace + "\""));
	}

	private static void get(String address, String trace, String flags) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			http.send(HttpRequest.newBuilder(URI.create(address))
				.timeout(Duration.ofSeconds(30))
				.header("traceparent", "00-%s-00f067aa0ba902b7-%s".formatted(trace, flags))
				.build(), HttpResponse.BodyHandlers.discarding());
		}
	}

	private static String newTrace() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
	}

}
