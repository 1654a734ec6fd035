package ru.neuromagic.auth.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.auth.FakeIdentityProvider;
import ru.neuromagic.auth.FakeIdentityProvider.Call;
import ru.neuromagic.auth.RecordedEvents;
import ru.neuromagic.events.auth.RegistrationRepeated;
import ru.neuromagic.events.auth.VerificationRequested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ru.neuromagic.auth.AuthApi.accepted;
import static ru.neuromagic.auth.AuthApi.body;
import static ru.neuromagic.auth.AuthApi.form;
import static ru.neuromagic.auth.AuthApi.id;
import static ru.neuromagic.auth.AuthApi.problem;
import static ru.neuromagic.auth.AuthApi.someAddress;
import static ru.neuromagic.auth.AuthApi.someEmail;

@AuthIntegrationTest
class RegistrationTests {

	@Autowired
	AuthApi api;

	@Autowired
	FakeIdentityProvider identities;

	@Autowired
	RecordedEvents events;

	@Autowired
	MockMvcTester mvc;

	@AfterEach
	void recover() {
		this.identities.recover();
	}

	@Test
	void makesADisabledUserAndSendsACode() {
		String email = someEmail();
		MvcTestResult accepted = this.api.register(form(email));
		UUID registration = id(accepted);
		var progress = body(accepted);
		assertThat(progress.get("maskedEmail").asString()).isEqualTo("a***@example.org");
		assertThat(progress.get("state").asString()).isEqualTo("awaiting-code");
		assertThat(progress.get("attemptsLeft").asInt()).isEqualTo(5);
		Instant expires = Instant.parse(progress.get("codeExpiresAt").asString());
		Instant resend = Instant.parse(progress.get("resendAvailableAt").asString());
		assertThat(Duration.between(resend, expires)).isEqualTo(Duration.ofMinutes(9));
		var mailed = this.events.of(VerificationRequested.class, registration);
		assertThat(mailed).singleElement().satisfies(event -> {
			assertThat(event.email()).isEqualTo(email);
			assertThat(event.name()).isEqualTo("Анна Чехова");
			assertThat(event.locale()).isEqualTo("ru");
			assertThat(event.code()).matches("[0-9]{6}");
			assertThat(event.expiresAt()).isCloseTo(expires, within(1, java.time.temporal.ChronoUnit.MILLIS));
		});
		assertThat(this.identities.findPending(registration)).isPresent();
		assertThat(this.identities.knows(email)).as("the address is not taken before it is proven").isFalse();
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isFalse();
		assertThat(body(this.api.progress(registration))).isEqualTo(progress);
	}

	@Test
	void answersTheSameForAnAddressWithAnAccount() {
		String email = someEmail();
		this.api.verified(email);
		MvcTestResult repeated = this.api.register(form(email, "password", "совсем другой пароль 2"));
		MvcTestResult fresh = this.api.register(form(someEmail()));
		UUID registration = id(repeated);
		assertThat(body(repeated).propertyNames()).isEqualTo(body(fresh).propertyNames());
		for (String same : List.of("maskedEmail", "state", "attemptsLeft")) {
			assertThat(body(repeated).get(same)).isEqualTo(body(fresh).get(same));
		}
		assertThat(this.events.of(RegistrationRepeated.class, registration)).singleElement()
			.satisfies(event -> assertThat(event.email()).isEqualTo(email));
		assertThat(this.events.of(VerificationRequested.class, registration)).isEmpty();
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
		assertThat(this.identities.canLogIn(email, "совсем другой пароль 2")).isFalse();
	}

	@Test
	void treatsAUserOfSomebodyElseAsAnAccount() {
		String email = someEmail();
		this.identities.addForeign(email);
		UUID registration = this.api.registered(email);
		assertThat(this.events.of(RegistrationRepeated.class, registration)).hasSize(1);
	}

	@Test
	void repeatedRegistrationBehavesLikeAnyOtherAndNeverAcceptsACode() {
		String email = someEmail();
		this.api.verified(email);
		UUID registration = this.api.registered(email);
		for (int left = 4; left >= 0; left--) {
			MvcTestResult guess = this.api.verify(registration, "%06d".formatted(left));
			assertThat(guess).hasStatus(422);
			assertThat(body(guess).get("attemptsLeft").asInt()).isEqualTo(left);
		}
		assertThat(problem(this.api.verify(registration, "000000"))).isEqualTo("verification-attempts-exhausted");
		assertThat(problem(this.api.resend(registration))).isEqualTo("resend-too-soon");
		this.api.age(registration, Duration.ofSeconds(61));
		assertThat(this.api.resend(registration)).hasStatus(202);
		assertThat(this.events.of(RegistrationRepeated.class, registration)).hasSize(2);
	}

	@Test
	void aRepeatedRegistrationLivesOnBesideANewerOneLikeAnyOther() {
		String email = someEmail();
		this.api.verified(email);
		UUID first = this.api.registered(email);
		UUID second = this.api.registered(email);
		assertThat(this.api.progress(first)).hasStatus(200);
		assertThat(this.api.progress(second)).hasStatus(200);
	}

	@Test
	void registrationsOfAnAddressLiveSideBySideAndTheFirstConfirmedVoidsTheOthers() {
		String email = someEmail();
		UUID owner = id(this.api.register(form(email)));
		UUID stranger = id(this.api.register(form(email, "password", "пароль злодея 666 раз")));
		assertThat(this.api.progress(owner)).hasStatus(200);
		assertThat(this.api.progress(stranger)).hasStatus(200);
		assertThat(problem(this.api.verify(owner, this.api.mailedCode(stranger)))).isEqualTo("verification-code-wrong");
		assertThat(this.api.verify(owner, this.api.mailedCode(owner))).hasStatus(204);
		assertThat(problem(this.api.verify(stranger, this.api.mailedCode(stranger)))).isEqualTo("registration-not-found");
		assertThat(problem(this.api.progress(stranger))).isEqualTo("registration-not-found");
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
		assertThat(this.identities.canLogIn(email, "пароль злодея 666 раз")).isFalse();
	}

	@Test
	void idAndTimesDoNotTellHowLongTheWorkTook() {
		UUID registration = this.api.registered(someEmail());
		assertThat(registration.version()).isEqualTo(4);
		var view = body(this.api.progress(registration));
		var created = this.api.createdAt(registration);
		assertThat(java.time.Instant.parse(view.get("codeExpiresAt").asString())).isEqualTo(created.plus(Duration.ofMinutes(10)));
		assertThat(java.time.Instant.parse(view.get("resendAvailableAt").asString())).isEqualTo(created.plus(Duration.ofMinutes(1)));
	}

	@Test
	void anUnfinishedUserOfOldIsNoObstacle() {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		this.identities.addUnfinished(email, UUID.randomUUID(), "девять гор и 2 реки");
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(204);
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
	}

	@Test
	void nobodyAloneKeepsAnOwnerFromRegistering() {
		String email = someEmail();
		String stranger = someAddress();
		for (int i = 0; i < 4; i++) {
			assertThat(this.api.register(form(email), stranger, null)).hasStatus(202);
		}
		assertThat(problem(this.api.register(form(email), stranger, null))).isEqualTo("too-many-registrations");
		assertThat(this.api.register(form(email))).hasStatus(202);
	}

	@Test
	void aRepeatedSubmitIsOneRegistration() {
		String email = someEmail();
		String key = UUID.randomUUID().toString();
		UUID first = id(this.api.register(form(email), someAddress(), key));
		UUID second = id(this.api.register(form(email), someAddress(), key));
		assertThat(second).isEqualTo(first);
		assertThat(this.events.of(VerificationRequested.class, first)).hasSize(1);
		assertThat(this.api.registrationsOf(email)).isEqualTo(1);
	}

	@Test
	void anIdempotencyKeyBelongsToItsAddress() {
		String key = UUID.randomUUID().toString();
		UUID first = id(this.api.register(form(someEmail()), someAddress(), key));
		assertThat(id(this.api.register(form(someEmail()), someAddress(), key))).isNotEqualTo(first);
	}

	@Test
	void limitsRegistrationsOfOneAddressFromOneClient() {
		String email = someEmail();
		String client = someAddress();
		for (int i = 0; i < 4; i++) {
			assertThat(this.api.register(form(email), client, null)).hasStatus(202);
		}
		MvcTestResult refused = this.api.register(form(email), client, null);
		assertThat(refused).hasStatus(429);
		assertThat(problem(refused)).isEqualTo("too-many-registrations");
		assertThat(Integer.parseInt(refused.getResponse().getHeader("Retry-After"))).isBetween(3500, 3600);
		this.api.ageAllOf(email, Duration.ofMinutes(61));
		assertThat(this.api.register(form(email), client, null)).hasStatus(202);
	}

	@Test
	void limitsRegistrationsOfOneAddressWithinADayFromEverywhere() {
		String email = someEmail();
		for (int i = 0; i < 24; i++) {
			assertThat(this.api.register(form(email))).hasStatus(202);
		}
		assertThat(problem(this.api.register(form(email)))).isEqualTo("too-many-registrations");
		this.api.ageAllOf(email, Duration.ofHours(24));
		assertThat(this.api.register(form(email))).hasStatus(202);
	}

	@Test
	void limitsRegistrationsFromOneClientWhateverItWritesIntoTheHeader() {
		String client = someAddress();
		for (int i = 0; i < 30; i++) {
			assertThat(this.api.register(form(someEmail()), someAddress() + ", " + client, null)).hasStatus(202);
		}
		assertThat(problem(this.api.register(form(someEmail()), "198.51.100.1, " + client, null)))
			.isEqualTo("too-many-registrations");
		assertThat(this.api.register(form(someEmail()))).hasStatus(202);
	}

	@Test
	void saysSoWhenTheProviderIsAwayForNewAndKnownAddressesAlike() {
		String known = someEmail();
		this.api.verified(known);
		for (String email : List.of(someEmail(), known)) {
			this.identities.failBefore(Call.FIND);
			MvcTestResult refused = this.api.register(form(email));
			assertThat(refused).hasStatus(503);
			assertThat(problem(refused)).isEqualTo("identity-unavailable");
			assertThat(refused.getResponse().getHeader("Retry-After")).isEqualTo("10");
			this.identities.recover();
		}
	}

	@Test
	void namesThePasswordThatOnlyTheProviderRefuses() {
		MvcTestResult refused = this.api.register(form(someEmail(), "password", "refused by the provider"));
		assertThat(refused).hasStatus(400);
		assertThat(problem(refused)).isEqualTo("validation-failed");
		assertThat(body(refused).get("errors").get(0).get("field").asString()).isEqualTo("password");
	}

	static List<Arguments> badInput() {
		return List.of(bad("name", null, "not-blank"), bad("name", "  ", "not-blank"), bad("name", "я".repeat(101), "size"),
				bad("name", "Ан\u0007на", "pattern"), bad("name", "\u200b\u00a0\u3164", "not-blank"), bad("name", List.of("a"), "type"), bad("name", "a\u0000b", "type"),
				bad("email", null, "not-blank"), bad("email", "nobody", "email"), bad("email", "a".repeat(250) + "@b.ru", "size"),
				bad("email", "a@b.ru\r\nBcc: c@d.ru", "email"), bad("email", Map.of("a", 1), "type"),
				bad("password", null, "not-null"), bad("password", "123456789", "too-short"), bad("password", "я".repeat(129), "too-long"),
				bad("password", "1234567890", "only-digits"), bad("password", "anna.is.12", "contains-email"),
				bad("locale", null, "not-null"), bad("locale", "de", "pattern"), bad("locale", "", "pattern"),
				bad("timeZone", "Mars/Olympus", "time-zone"), bad("timeZone", "x".repeat(65), "size"),
				bad("timeZone", "'; drop table account;--", "time-zone"), bad("acceptances", null, "not-null"),
				bad("acceptances", List.of(), "incomplete"), bad("acceptances", "all", "type"),
				bad("acceptances", List.of(accepted("terms", "2026-12-01")), "incomplete"),
				bad("acceptances", List.of(accepted("terms", "2026-12-01"), Map.of("document", "personal-data")), "version"),
				bad("acceptances", List.of(accepted("terms", "latest"), accepted("personal-data", "2026-12-01")), "version"),
				bad("acceptances", List.of(accepted("terms'; drop table acceptance;--", "2026-12-01")), "unknown-document"));
	}

	private static Arguments bad(String field, Object value, String code) {
		return Arguments.of(field, value, code);
	}

	@ParameterizedTest
	@MethodSource("badInput")
	void namesTheBadFieldAndKeepsNothing(String field, Object value, String code) {
		String email = "anna.is@" + UUID.randomUUID() + ".example.org";
		MvcTestResult refused = this.api.register(form(email, field, value));
		assertThat(refused).hasStatus(400);
		assertThat(problem(refused)).isEqualTo("validation-failed");
		assertThat(body(refused).get("errors")).singleElement().satisfies(error -> {
			assertThat(error.get("field").asString()).isEqualTo(field);
			assertThat(error.get("code").asString()).isEqualTo(code);
			assertThat(error.get("message").asString()).isNotBlank();
		});
		assertThat(this.api.registrationsOf(email)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "\"text\"", "{\"name\": \"\\ud800\"}" })
	void refusesWhatIsNoForm(String body) {
		assertThat(post(MediaType.APPLICATION_JSON, body.getBytes(java.nio.charset.StandardCharsets.UTF_8))).hasStatus(400);
	}

	@Test
	void refusesOtherEncodingsAndMediaTypes() {
		byte[] windows1251 = "{\"name\":\"Анна\",\"email\":\"a@b.ru\",\"password\":\"семь морей 12\",\"locale\":\"ru\"}"
			.getBytes(java.nio.charset.Charset.forName("windows-1251"));
		assertThat(post(MediaType.APPLICATION_JSON, windows1251)).hasStatus(400);
		for (MediaType type : List.of(MediaType.APPLICATION_XML, MediaType.APPLICATION_YAML, MediaType.APPLICATION_FORM_URLENCODED,
				MediaType.TEXT_PLAIN)) {
			assertThat(post(type, "name: x".getBytes(java.nio.charset.StandardCharsets.UTF_8))).hasStatus(415);
		}
	}

	@Test
	void answersInJsonOnly() {
		UUID registration = this.api.registered(someEmail());
		for (MediaType type : List.of(MediaType.APPLICATION_XML, MediaType.APPLICATION_YAML)) {
			assertThat(this.mvc.get().uri("/api/auth/registrations/{id}", registration).accept(type).exchange()).hasStatus(406);
		}
	}

	@Test
	void refusesEndlessIdempotencyKeys() {
		MvcTestResult refused = this.api.register(form(someEmail()), someAddress(), "k".repeat(101));
		assertThat(refused).hasStatus(400);
		assertThat(problem(refused)).isEqualTo("validation-failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "Robert'); drop table registration;--", "Анна 🦉 O'Brien" })
	void keepsAnyNameAsItWasTyped(String name) {
		UUID registration = id(this.api.register(form(someEmail(), "name", name)));
		assertThat(this.events.of(VerificationRequested.class, registration).getLast().name()).isEqualTo(name);
	}

	@Test
	void knowsOnlyRegistrationsThatExist() {
		MvcTestResult unknown = this.api.progress(UUID.randomUUID());
		assertThat(unknown).hasStatus(404);
		assertThat(problem(unknown)).isEqualTo("registration-not-found");
		assertThat(this.mvc.get().uri("/api/auth/registrations/no-uuid").exchange()).hasStatus(400);
	}

	private MvcTestResult post(MediaType type, byte[] body) {
		return this.mvc.post().uri("/api/auth/registrations").contentType(type).content(body).exchange();
	}

}
