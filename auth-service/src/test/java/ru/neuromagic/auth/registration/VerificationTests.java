package ru.neuromagic.auth.registration;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.auth.FakeIdentityProvider;
import ru.neuromagic.auth.FakeIdentityProvider.Call;
import ru.neuromagic.auth.RecordedEvents;
import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.events.auth.VerificationRequested;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.auth.AuthApi.body;
import static ru.neuromagic.auth.AuthApi.problem;
import static ru.neuromagic.auth.AuthApi.someEmail;

@AuthIntegrationTest
class VerificationTests {

	@Autowired
	AuthApi api;

	@Autowired
	FakeIdentityProvider identities;

	@Autowired
	RecordedEvents events;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void recover() {
		this.identities.recover();
	}

	@Test
	void opensTheAccountWithTheRightCode() {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(204);
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
		UUID account = this.api.accountOf(registration);
		assertThat(this.events.of(AccountVerified.class, account)).singleElement().satisfies(event -> {
			assertThat(event.email()).isEqualTo(email);
			assertThat(event.name()).isEqualTo("Анна Чехова");
			assertThat(event.locale()).isEqualTo("ru");
			assertThat(event.timeZone()).isEqualTo("Europe/Samara");
		});
		assertThat(body(this.api.progress(registration)).get("state").asString()).isEqualTo("verified");
	}

	@Test
	void takesARightCodeOnce() {
		UUID registration = this.api.registered(someEmail());
		String code = this.api.mailedCode(registration);
		this.api.verify(registration, code);
		MvcTestResult again = this.api.verify(registration, code);
		assertThat(again).hasStatus(409);
		assertThat(problem(again)).isEqualTo("verification-code-used");
		assertThat(this.events.of(AccountVerified.class, this.api.accountOf(registration))).hasSize(1);
	}

	@Test
	void countsMissesUntilTheCodeIsWorthless() {
		UUID registration = this.api.registered(someEmail());
		for (int left = 4; left >= 0; left--) {
			MvcTestResult miss = this.api.verify(registration, this.api.wrongCode(registration));
			assertThat(miss).hasStatus(422);
			assertThat(problem(miss)).isEqualTo("verification-code-wrong");
			assertThat(body(miss).get("attemptsLeft").asInt()).isEqualTo(left);
		}
		MvcTestResult exhausted = this.api.verify(registration, this.api.mailedCode(registration));
		assertThat(exhausted).hasStatus(429);
		assertThat(problem(exhausted)).isEqualTo("verification-attempts-exhausted");
		assertThat(body(this.api.progress(registration)).get("attemptsLeft").asInt()).isZero();
	}

	@Test
	void aNewCodeBringsNewAttemptsAndEndsTheOldOne() {
		UUID registration = this.api.registered(someEmail());
		String old = this.api.mailedCode(registration);
		this.api.verify(registration, this.api.wrongCode(registration));
		this.api.age(registration, Duration.ofSeconds(61));
		MvcTestResult resent = this.api.resend(registration);
		assertThat(resent).hasStatus(202);
		assertThat(body(resent).get("attemptsLeft").asInt()).isEqualTo(5);
		String fresh = this.api.mailedCode(registration);
		if (!fresh.equals(old)) {
			assertThat(this.api.verify(registration, old)).hasStatus(422);
		}
		assertThat(this.api.verify(registration, fresh)).hasStatus(204);
	}

	@Test
	void refusesAnExpiredCode() {
		UUID registration = this.api.registered(someEmail());
		this.api.age(registration, Duration.ofMinutes(10));
		MvcTestResult expired = this.api.verify(registration, this.api.mailedCode(registration));
		assertThat(expired).hasStatus(410);
		assertThat(problem(expired)).isEqualTo("verification-code-expired");
		assertThat(this.api.resend(registration)).hasStatus(202);
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s %s", "%s\u00a0%s", "%s\u202f%s", "%s\u3000%s", "\ufeff%s%s", "%s\u2013%s", "%s%s.", " %s%s\n" })
	void acceptsACodeHoweverItWasCopied(String spelling) {
		UUID registration = this.api.registered(someEmail());
		String code = this.api.mailedCode(registration);
		assertThat(this.api.verify(registration, spelling.formatted(code.substring(0, 3), code.substring(3)))).hasStatus(204);
	}

	@Test
	void acceptsACodeInDigitsOfOtherScripts() {
		UUID registration = this.api.registered(someEmail());
		String arabic = this.api.mailedCode(registration).chars().map(digit -> digit - '0' + 0x0660)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		assertThat(this.api.verify(registration, arabic)).hasStatus(204);
	}

	@Test
	void acceptsACodeShortlyBeforeItExpires() {
		UUID registration = this.api.registered(someEmail());
		this.api.age(registration, Duration.ofMinutes(9));
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(204);
	}

	@Test
	void keepsAnAcceptedCodeWhileTheProviderIsAway() {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		String code = this.api.mailedCode(registration);
		this.identities.failBefore(Call.ENABLE);
		MvcTestResult refused = this.api.verify(registration, code);
		assertThat(refused).hasStatus(503);
		assertThat(problem(refused)).isEqualTo("identity-unavailable");
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isFalse();
		this.identities.recover();
		this.api.age(registration, Duration.ofMinutes(20));
		assertThat(problem(this.api.verify(registration, this.api.wrongCode(registration)))).isEqualTo("verification-code-wrong");
		assertThat(this.api.verify(registration, code)).hasStatus(204);
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
		assertThat(this.events.of(AccountVerified.class, this.api.accountOf(registration))).hasSize(1);
	}

	@Test
	void givesUpWhenTheUserIsGone() {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		this.identities.losePending(registration);
		assertThat(problem(this.api.verify(registration, this.api.mailedCode(registration)))).isEqualTo("registration-not-found");
		assertThat(this.api.stateOf(registration)).isEqualTo("abandoned");
	}

	@Test
	void sendsAgainAfterTheCoolDownOnly() {
		UUID registration = this.api.registered(someEmail());
		MvcTestResult tooSoon = this.api.resend(registration);
		assertThat(tooSoon).hasStatus(429);
		assertThat(problem(tooSoon)).isEqualTo("resend-too-soon");
		assertThat(Integer.parseInt(tooSoon.getResponse().getHeader("Retry-After"))).isBetween(50, 60);
		this.api.age(registration, Duration.ofSeconds(61));
		assertThat(this.api.resend(registration)).hasStatus(202);
		assertThat(this.events.of(VerificationRequested.class, registration)).hasSize(2);
	}

	@Test
	void sendsAgainFiveTimesADay() {
		UUID registration = this.api.registered(someEmail());
		for (int i = 0; i < 5; i++) {
			this.api.age(registration, Duration.ofMinutes(10));
			assertThat(this.api.resend(registration)).hasStatus(202);
		}
		this.api.age(registration, Duration.ofMinutes(10));
		MvcTestResult tooOften = this.api.resend(registration);
		assertThat(problem(tooOften)).isEqualTo("resend-too-soon");
		assertThat(Integer.parseInt(tooOften.getResponse().getHeader("Retry-After"))).isBetween(22 * 3600, 23 * 3600);
		this.api.age(registration, Duration.ofHours(23));
		assertThat(this.api.resend(registration)).hasStatus(202);
	}

	@Test
	void sendsNothingOnceVerified() {
		UUID registration = this.api.registered(someEmail());
		this.api.verify(registration, this.api.mailedCode(registration));
		MvcTestResult refused = this.api.resend(registration);
		assertThat(refused).hasStatus(409);
		assertThat(problem(refused)).isEqualTo("registration-verified");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"code\": null}", "{\"code\": \"\"}", "{\"code\": \"12345\"}", "{\"code\": \"1234567\"}",
			"{\"code\": \"12345x\"}", "{\"code\": [\"123456\"]}", "{\"code\": \"' or 1=1\"}" })
	void namesABadCodeAndCountsNoMiss(String body) {
		UUID registration = this.api.registered(someEmail());
		MvcTestResult refused = this.api.verifyRaw(registration, body);
		assertThat(refused).hasStatus(400);
		assertThat(problem(refused)).isEqualTo("validation-failed");
		assertThat(body(refused).get("errors").get(0).get("field").asString()).isEqualTo("code");
		assertThat(body(this.api.progress(registration)).get("attemptsLeft").asInt()).isEqualTo(5);
	}

	@Test
	void knowsOnlyRegistrationsThatExist() {
		for (MvcTestResult result : List.of(this.api.verify(UUID.randomUUID(), "123456"), this.api.resend(UUID.randomUUID()))) {
			assertThat(result).hasStatus(404);
			assertThat(problem(result)).isEqualTo("registration-not-found");
		}
	}

	@Test
	void storesNeitherCodeNorPassword() {
		UUID registration = this.api.registered(someEmail());
		String code = this.api.mailedCode(registration);
		String stored = this.jdbc.sql("""
				select cast(r as text) || cast(c as text) || encode(c.hash, 'escape')
				from registration r join verification_code c on c.registration_id = r.id
				where r.id = :id
				""").param("id", registration).query(String.class).single();
		assertThat(stored.replaceAll("[0-9a-f-]{36}|\\d\\d:\\d\\d:\\d\\d\\.\\d+|\\\\\\\\x[0-9a-f]+", "")).doesNotContain(code, AuthApi.PASSWORD);
	}

}
