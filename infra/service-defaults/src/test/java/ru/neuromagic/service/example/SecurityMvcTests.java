package ru.neuromagic.service.example;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class SecurityMvcTests {

	private static final Tokens TOKENS = Tokens.get();

	private static final UUID LEARNER = UUID.fromString("01980a3e-5c00-7000-8000-000000000001");

	@Autowired
	private MockMvcTester mvc;

	@Test
	void knowsWhoCalls() {
		assertThat(this.mvc.get().uri("/api/examples/mine").header(HttpHeaders.AUTHORIZATION, TOKENS.learner(LEARNER)))
			.hasStatusOk()
			.bodyJson()
			.extractingPath("$.id")
			.isEqualTo(LEARNER.toString());
	}

	@Test
	void publicEndpointNeedsNoToken() {
		assertThat(this.mvc.get().uri("/api/examples/open")).hasStatusOk().bodyJson().extractingPath("$.caller").isEqualTo("guest");
		assertThat(this.mvc.get().uri("/api/examples/open").header(HttpHeaders.AUTHORIZATION, TOKENS.learner(LEARNER)))
			.bodyJson()
			.extractingPath("$.caller")
			.isEqualTo("Анна Чехова");
	}

	@Test
	void publicEndpointAnswersHeadAsItDoesGet() {
		assertThat(this.mvc.head().uri("/api/examples/open")).hasStatusOk();
		assertThat(this.mvc.head().uri("/api/examples/mine")).hasStatus(401);
	}

	@Test
	void refusesWithoutToken() {
		assertThat(this.mvc.get().uri("/api/examples/mine")).hasStatus(401)
			.hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
			.hasContentType("application/problem+json")
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/unauthorized");
	}

	static String[] badTokens() {
		return new String[] { TOKENS.expired(LEARNER), TOKENS.forOtherAudience(LEARNER), TOKENS.ofOtherIssuer(LEARNER),
				TOKENS.forged(LEARNER), "Bearer nonsense",
				TOKENS.custom(LEARNER, new String[] { "learner" }, claims -> claims.subject("admin")) };
	}

	@ParameterizedTest
	@MethodSource("badTokens")
	void refusesBadTokens(String token) {
		assertThat(this.mvc.get().uri("/api/examples/mine").header(HttpHeaders.AUTHORIZATION, token)).hasStatus(401)
			.hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
	}

	@Test
	void refusesWithoutRole() {
		assertThat(this.mvc.get().uri("/api/examples/mine").header(HttpHeaders.AUTHORIZATION, TOKENS.with(LEARNER)))
			.hasStatus(403)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/forbidden");
	}

	@Test
	void healthAndMetricsAreOpenButReplayIsForOperators() {
		assertThat(this.mvc.get().uri("/actuator/health/readiness")).hasStatusOk();
		assertThat(this.mvc.get().uri("/actuator/health/liveness")).hasStatusOk();
		assertThat(this.mvc.get().uri("/actuator/deadletters")).hasStatus(401);
		assertThat(this.mvc.get()
			.uri("/actuator/deadletters")
			.header(HttpHeaders.AUTHORIZATION, TOKENS.learner(LEARNER))).hasStatus(403);
		assertThat(this.mvc.get()
			.uri("/actuator/deadletters")
			.header(HttpHeaders.AUTHORIZATION, TOKENS.with(LEARNER, "operator"))).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "de, en;q=0.5|en", "en-GB|en", "ru, en;q=0.9|ru", "de|ru", "*|ru", "%%|ru", "''|ru" })
	void speaksRussianUnlessAskedForEnglish(String header, String language) {
		assertThat(this.mvc.get().uri("/api/examples/open").header("Accept-Language", header)).bodyJson()
			.extractingPath("$.language")
			.isEqualTo(language);
	}

	@Test
	void optionalTokenThatIsNeededAfterAllIsChallenged() {
		assertThat(this.mvc.get().uri("/api/examples/open/mine")).hasStatus(401).containsHeader(HttpHeaders.WWW_AUTHENTICATE);
	}

}
