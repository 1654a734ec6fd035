package ru.neuromagic.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.gateway.EntranceHttpTests.assertProblem;

/** What visitors and back ends notice when a part is slow, broken or gone. */
@TestPropertySource(properties = { "neuromagic.back-ends.web-ui.timeout=300ms", "neuromagic.back-ends.quests.timeout=300ms",
		"neuromagic.back-ends.notifications.uri=http://127.0.0.1:${CLOSED_PORT}",
		"neuromagic.back-ends.identity.uri=http://127.0.0.1:${CLOSED_PORT}/id", "neuromagic.back-ends.body-silence=200ms", "neuromagic.breaker.window=4", "neuromagic.breaker.minimum=4", "neuromagic.breaker.open-for=7s", "neuromagic.breaker.trials=2" })
class FailuresHttpTests extends StandIns {

	private static final String[] BROWSER = { "Accept", "text/html,*/*;q=0.8" };

	@Test
	void opensAfterFailuresTriesAgainLaterAndCloses() {
		backEndAnswers(WireMock.status(502));
		for (int request = 1; request <= 4; request++) {
			assertThat(get("/api/courses").statusCode()).isEqualTo(502);
		}

		HttpResponse<String> refused = get("/api/courses");
		assertProblem(refused, 503, "service-unavailable");
		assertThat(header(refused, "Retry-After")).isEqualTo("7");
		assertThat(received("courses")).hasSize(4);
		assertThat(get("/api/auth/account").statusCode()).as("others are not affected").isEqualTo(200);

		time.passes(Duration.ofSeconds(8));
		assertThat(get("/api/courses").statusCode()).as("first trial").isEqualTo(502);
		assertThat(get("/api/courses").statusCode()).as("second trial").isEqualTo(502);
		assertThat(get("/api/courses").statusCode()).as("open again").isEqualTo(503);
		assertThat(received("courses")).hasSize(6);

		backEndAnswers(WireMock.ok("well again"));
		time.passes(Duration.ofSeconds(8));
		for (int request = 1; request <= 6; request++) {
			assertThat(get("/api/courses").body()).isEqualTo("well again");
		}
	}

	@Test
	void letsAWholePageWaitWhileItsFirstRequestsTry() {
		breakerIsHalfOpen();
		backEndAnswers(WireMock.ok("well again").withFixedDelay(300));

		assertThat(getAtOnce(8)).extracting(HttpResponse::body).containsOnly("well again");
	}

	@Test
	void letsNobodyWaitForLongWhileTheFirstRequestsHang() {
		breakerIsHalfOpen();
		backEndAnswers(WireMock.ok("late").withFixedDelay(6_000));

		assertThat(getAtOnce(3)).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 200, 503);
	}

	@ParameterizedTest
	@ValueSource(ints = { 502, 503, 504 })
	void opensWhenNobodyLivesBehindABackEndsAddress(int status) {
		backEndAnswers(WireMock.status(status));

		for (int request = 1; request <= 10; request++) {
			assertThat(get("/api/courses").statusCode()).isEqualTo(request <= 4 ? status : 503);
		}
		assertThat(received("courses")).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 409, 410, 422, 429, 500, 501, 505, 507 })
	void staysClosedWhateverVisitorsDoWrong(int status) {
		backEndAnswers(WireMock.status(status));

		for (int request = 1; request <= 10; request++) {
			assertThat(get("/api/courses").statusCode()).isEqualTo(status);
		}
		assertThat(received("courses")).hasSize(10);
	}

	@Test
	void staysClosedWhenBodiesAreTooLarge() {
		for (int request = 1; request <= 10; request++) {
			assertThat(post("/api/courses", "a".repeat(70_000)).statusCode()).isEqualTo(413);
		}
		assertThat(get("/api/courses").statusCode()).isEqualTo(200);
	}

	@Test
	void staysClosedWhenVisitorsStopInTheMiddleOfABody() {
		for (int request = 1; request <= 6; request++) {
			assertThat(sendRaw("POST /api/courses", "Content-Length: 100")).startsWith("HTTP/1.1 408 ").contains("request-too-slow");
		}
		assertThat(get("/api/courses").statusCode()).isEqualTo(200);
	}

	@Test
	void passesAServicesOwnExplanationOn() {
		String problem = "{\"type\":\"/problems/identity-unavailable\",\"status\":503}";
		backEndAnswers(WireMock.status(503).withBody(problem).withHeader("Content-Type", "application/problem+json").withHeader("Retry-After", "3"));

		for (int request = 1; request <= 10; request++) {
			HttpResponse<String> answer = get("/api/courses");
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body()).isEqualTo(problem);
			assertThat(header(answer, "Retry-After")).isEqualTo("3");
		}
	}

	@Test
	void givesUpOnASlowBackEndWithAnHonestPage() {
		BACK_ENDS.get("web-ui").stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("late").withFixedDelay(2_000)));
		BACK_ENDS.get("quests").stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("late").withFixedDelay(2_000)));

		HttpResponse<String> reading = get("/courses", BROWSER);
		HttpResponse<String> writing = post("/quest/first-prompt", "answer=x", BROWSER);

		assertThat(reading.statusCode()).isEqualTo(504);
		assertThat(reading.body()).contains("Ответ не пришёл вовремя", "Сохранённые ответы и прогресс на месте", "Попробовать ещё раз", header(reading, "X-Request-Id"));
		assertThat(writing.statusCode()).isEqualTo(504);
		assertThat(writing.body()).contains("Повторить безопасно").doesNotContain("Попробовать ещё раз");
		assertThat(header(reading, "Cache-Control")).isEqualTo("no-store");
		assertProblem(get("/api/quests/x"), 504, "service-timeout");
		assertThat(received("web-ui")).as("nothing that was late is repeated").hasSize(2);
	}

	@Test
	void givesUpOnABackEndThatFallsSilentInTheMiddleOfAnAnswer() {
		BACK_ENDS.get("quests")
			.stubFor(WireMock.any(WireMock.anyUrl())
				.willReturn(WireMock.ok("two halves").withHeader("Content-Length", "10").withChunkedDribbleDelay(2, 4_000)));

		assertProblem(get("/api/quests/x"), 504, "service-timeout");
	}

	@Test
	void namesThePartThatIsGone() {
		HttpResponse<String> login = get("/id/realms/neuromagic/protocol/openid-connect/auth", "Accept", "text/html", "Accept-Language", "en");

		assertThat(login.statusCode()).isEqualTo(503);
		assertThat(login.body()).contains("You cannot log in for a moment", "try again in 5 s", "/gateway/error.css");
		assertThat(header(login, "Content-Security-Policy")).startsWith("default-src 'none'");
		assertThat(header(login, "Retry-After")).isEqualTo("5");
		HttpResponse<String> inbox = get("/api/notifications");
		assertProblem(inbox, 503, "service-unavailable");
		assertThat(header(inbox, "Retry-After")).isEqualTo("5");
		for (int request = 1; request <= 4; request++) {
			get("/api/notifications");
		}
		assertThat(header(get("/api/notifications"), "Retry-After")).as("breaker open").isEqualTo("7");
	}

	@Test
	void repeatsReadingOnceWhenTheConnectionBreaks() {
		BACK_ENDS.get("courses")
			.stubFor(WireMock.any(WireMock.anyUrl()).inScenario("restart").whenScenarioStateIs(Scenario.STARTED)
				.willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)).willSetStateTo("up"));

		assertThat(get("/api/courses").body()).isEqualTo("courses");
		assertThat(received("courses")).hasSize(2);
	}

	@Test
	void neverRepeatsWriting() {
		backEndAnswers(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));

		HttpResponse<String> answer = post("/api/courses", "{}");

		assertProblem(answer, 502, "service-broke-off");
		assertThat(answer.body()).contains("дважды он не засчитается");
		assertThat(received("courses")).hasSize(1);
	}

	@Test
	void saysSoWhenAnAnswerBreaksOffInTheMiddle() {
		backEndAnswers(WireMock.ok("the beginning").withHeader("Content-Length", "1000"));

		assertProblem(get("/api/courses"), 502, "service-broke-off");
	}

	private void breakerIsHalfOpen() {
		backEndAnswers(WireMock.status(502));
		for (int request = 1; request <= 4; request++) {
			get("/api/courses");
		}
		time.passes(Duration.ofSeconds(8));
	}

	private List<HttpResponse<String>> getAtOnce(int visitors) {
		List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> get("/api/courses"),
				task -> Thread.ofVirtual().start(task))).limit(visitors).toList();
		return answers.stream().map(CompletableFuture::join).toList();
	}

	private static void backEndAnswers(ResponseDefinitionBuilder answer) {
		BACK_ENDS.get("courses").stubFor(WireMock.any(WireMock.anyUrl()).willReturn(answer));
	}

}
