package ru.neuromagic.auth.registration;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.auth.FakeIdentityProvider;
import ru.neuromagic.auth.RecordedEvents;
import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.events.auth.VerificationRequested;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.auth.AuthApi.body;
import static ru.neuromagic.auth.AuthApi.form;
import static ru.neuromagic.auth.AuthApi.id;
import static ru.neuromagic.auth.AuthApi.someAddress;
import static ru.neuromagic.auth.AuthApi.someEmail;

@AuthIntegrationTest
class SimultaneousRequestsTests {

	@Autowired
	AuthApi api;

	@Autowired
	FakeIdentityProvider identities;

	@Autowired
	RecordedEvents events;

	@AfterEach
	void recover() {
		this.identities.recover();
	}

	@RepeatedTest(5)
	void ofTwoRegistrationsOfAnAddressWhoseCodesComeAtOnceOneWins() throws Exception {
		String email = someEmail();
		List<String> passwords = List.of("семь морей и 1 маяк", "девять гор и 2 реки");
		List<UUID> ids = atOnce(2, i -> this.api.register(form(email, "password", passwords.get(i)))).stream().map(AuthApi::id).toList();
		List<String> codes = ids.stream().map(this.api::mailedCode).toList();
		List<Integer> answers = atOnce(2, i -> this.api.verify(ids.get(i), codes.get(i))).stream()
			.map(answer -> answer.getResponse().getStatus())
			.toList();
		assertThat(answers).containsExactlyInAnyOrder(204, 404);
		int winner = answers.indexOf(204);
		assertThat(this.identities.canLogIn(email, passwords.get(winner))).isTrue();
		assertThat(this.identities.canLogIn(email, passwords.get(1 - winner))).isFalse();
		assertThat(this.events.of(AccountVerified.class, this.api.accountOf(ids.get(winner)))).hasSize(1);
	}

	@Test
	void aRegistrationDoesNotDisturbAnotherWhoseUserIsBeingMade() {
		String email = someEmail();
		var newer = new UUID[1];
		this.identities.beforeCreate(() -> newer[0] = this.api.registered(email));
		UUID older = id(this.api.register(form(email, "password", "девять гор и 2 реки")));
		assertThat(this.api.stateOf(older)).isEqualTo("awaiting-code");
		assertThat(this.api.stateOf(newer[0])).isEqualTo("awaiting-code");
		assertThat(this.api.verify(older, this.api.mailedCode(older))).hasStatus(204);
		assertThat(this.api.verify(newer[0], this.api.mailedCode(newer[0]))).hasStatus(404);
		assertThat(this.identities.canLogIn(email, "девять гор и 2 реки")).isTrue();
	}

	@RepeatedTest(3)
	void aDoubleSubmitIsOneRegistrationWithOneMail() throws Exception {
		String email = someEmail();
		String key = UUID.randomUUID().toString();
		var accepted = atOnce(4, i -> this.api.register(form(email), someAddress(), key));
		assertThat(accepted.stream().map(AuthApi::id).distinct()).hasSize(1);
		assertThat(this.events.of(VerificationRequested.class, id(accepted.getFirst()))).hasSize(1);
		assertThat(this.api.registrationsOf(email)).isEqualTo(1);
	}

	@Test
	void theLimitHoldsForRequestsAtOnce() throws Exception {
		String email = someEmail();
		String client = someAddress();
		var answers = atOnce(8, i -> this.api.register(form(email), client, null));
		assertThat(answers.stream().map(answer -> answer.getResponse().getStatus())).containsExactlyInAnyOrder(202, 202, 202, 202,
				429, 429, 429, 429);
	}

	@RepeatedTest(3)
	void tenGuessesAtOnceAreTenGuesses() throws Exception {
		UUID registration = this.api.registered(someEmail());
		String wrong = this.api.wrongCode(registration);
		var answers = atOnce(10, i -> this.api.verify(registration, wrong));
		assertThat(answers.stream().map(answer -> answer.getResponse().getStatus()).sorted()).containsExactly(422, 422, 422, 422,
				422, 429, 429, 429, 429, 429);
		assertThat(answers.stream()
			.filter(answer -> answer.getResponse().getStatus() == 422)
			.map(answer -> body(answer).get("attemptsLeft").asInt())).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(429);
	}

	@RepeatedTest(3)
	void aRightCodeSentTwiceAtOnceOpensOneAccount() throws Exception {
		UUID registration = this.api.registered(someEmail());
		String code = this.api.mailedCode(registration);
		var answers = atOnce(4, i -> this.api.verify(registration, code));
		assertThat(answers.stream().map(answer -> answer.getResponse().getStatus())).isSubsetOf(204, 409).contains(204);
		assertThat(this.events.of(AccountVerified.class, this.api.accountOf(registration))).hasSize(1);
	}

	@Test
	void oneOfTwoResendsAtOnceIsTooSoon() throws Exception {
		UUID registration = this.api.registered(someEmail());
		this.api.age(registration, java.time.Duration.ofSeconds(61));
		var answers = atOnce(2, i -> this.api.resend(registration));
		assertThat(answers.stream().map(answer -> answer.getResponse().getStatus())).containsExactlyInAnyOrder(202, 429);
	}

	private interface Submit {

		MvcTestResult number(int i);

	}

	private static List<MvcTestResult> atOnce(int times, Submit submit) throws Exception {
		var start = new CyclicBarrier(times);
		try (var threads = Executors.newFixedThreadPool(times)) {
			List<Callable<MvcTestResult>> calls = IntStream.range(0, times).<Callable<MvcTestResult>>mapToObj(i -> () -> {
				start.await();
				return submit.number(i);
			}).toList();
			List<Future<MvcTestResult>> results = threads.invokeAll(calls);
			return results.stream().map(Future::resultNow).toList();
		}
	}

}
