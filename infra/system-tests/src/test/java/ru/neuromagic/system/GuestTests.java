package ru.neuromagic.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the one address gives to somebody without an account, with all parts up and with one that hangs. */
class GuestTests {

	private final Platform platform = Platform.get();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	@ParameterizedTest
	@ValueSource(strings = { "/", "/about", "/contact", "/terms", "/privacy", "/consent", "/faq", "/courses", "/courses/prompting-basics", "/register",
			"/quest/first-prompt", "/courses/prompting-basics/lessons/how-models-answer" })
	void pagesAreOpenAndCarryNoSession(String path) throws Exception {
		HttpResponse<String> page = get(path);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).doesNotContain("unsafe-inline");
		assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("SESSION="));
		assertThat(page.body()).contains("<html").doesNotContain("<script>", " style=\"", " onclick=");
	}

	@ParameterizedTest
	@CsvSource({ "/api/courses,200", "/api/courses/prompting-basics,200", "/api/quests/first-prompt,200",
			"/api/quests,200", "/api/quests/trial,200",
			"/api/courses/no-such-course,404", "/api/auth/account,401", "/api/courses/enrollments,401",
			"/api/quests/first-prompt/attempt,401", "/api/notifications,401", "/api/auth/openapi.json,200",
			"/api/courses/openapi.json,200", "/api/quests/openapi.json,200", "/api/notifications/openapi.json,200",
			"/actuator/health,404", "/actuator/prometheus,404", "/no-such-page,404", "/api/nothing,404" })
	void addressesAnswer(String path, int status) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/profile", "/notifications" })
	void ownPagesAskToLogIn(String path) throws Exception {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(this.platform.url() + "/");
	}

	@Test
	void tooManyRegistrationsAreRefused() throws Exception {
		HttpResponse<String> refused = Awaitility.await("429").atMost(Duration.ofSeconds(60)).until(() -> {
			var request = request("/api/auth/registrations").header("Content-Type", "application/json")
				.header("X-Forwarded-For", "203.0.113.7")
				.POST(HttpRequest.BodyPublishers.ofString("{}"))
				.build();
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}, response -> response.statusCode() == 429);
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
	}

	@Test
	void serviceThatHangsCostsItsPartOfThePage() throws Exception {
		ProcessHandle course = this.platform.process("course-service");
		this.platform.signal("STOP", course);
		try {
			assertThat(get("/").statusCode()).isEqualTo(200);
			HttpResponse<String> catalogue = get("/courses");
			assertThat(catalogue.body()).contains("outage");
			assertThat(get("/api/courses").statusCode()).isIn(503, 504);
			assertThat(get("/quest/first-prompt").statusCode()).isEqualTo(200);
		}
		finally {
			this.platform.signal("CONT", course);
		}
		Awaitility.await("the catalogue is back")
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> get("/courses").body().contains("/courses/prompting-basics"));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.platform.url() + path)).timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(request(path).header("Accept", path.startsWith("/api") ? "application/json" : "text/html").build(),
				HttpResponse.BodyHandlers.ofString());
	}

}
