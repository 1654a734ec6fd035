package ru.neuromagic.auth.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.auth.FakeIdentityProvider;
import ru.neuromagic.auth.FakeIdentityProvider.Call;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static ru.neuromagic.auth.AuthApi.accepted;
import static ru.neuromagic.auth.AuthApi.body;
import static ru.neuromagic.auth.AuthApi.id;
import static ru.neuromagic.auth.AuthApi.someAddress;
import static ru.neuromagic.auth.AuthApi.someEmail;

/** Whose agreement is kept, which edition, since when, and that nobody can change it afterwards. */
@AuthIntegrationTest
class AcceptanceTests {

	private static final String TODAYS = "2026-12-01";

	private static final String NEXT = "2027-03-15";

	@Autowired
	AuthApi api;

	@Autowired
	FakeIdentityProvider identities;

	@Autowired
	ReconcileRegistrations reconciler;

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void recover() {
		this.identities.recover();
	}

	@Test
	void theAccountShowsWhatItsOwnerAgreedToAndWhen() {
		UUID registration = this.api.registered(someEmail());
		Instant agreed = Instant.now();
		this.api.verify(registration, this.api.mailedCode(registration));
		JsonNode acceptances = acceptances(this.api.accountOf(registration));
		assertThat(acceptances.valueStream().map(JsonNode::propertyNames)).allSatisfy(
				names -> assertThat(names).containsExactly("document", "version", "acceptedAt"));
		assertThat(summary(acceptances)).containsExactly("terms " + TODAYS, "personal-data " + TODAYS);
		assertThat(acceptances.valueStream().map(acceptance -> Instant.parse(acceptance.get("acceptedAt").asString())))
			.allSatisfy(at -> assertThat(at).isCloseTo(agreed, within(10, ChronoUnit.SECONDS)));
	}

	@Test
	void theTimeIsThatOfTheFormAndNotOfTheCode() {
		UUID registration = this.api.registered(someEmail());
		this.jdbc.sql("""
				alter table registration_acceptance disable trigger registration_acceptance_unchanged;
				update registration_acceptance set accepted_at = '2026-11-05T21:30:00Z' where registration_id = '%s';
				alter table registration_acceptance enable trigger registration_acceptance_unchanged
				""".formatted(registration)).update();
		this.api.verify(registration, this.api.mailedCode(registration));
		assertThat(acceptances(this.api.accountOf(registration)).valueStream().map(acceptance -> acceptance.get("acceptedAt").asString()))
			.containsOnly("2026-11-05T21:30:00Z");
	}

	@Test
	void nothingIsKeptOfAnAccountUntilTheAddressIsProven() {
		UUID registration = this.api.registered(someEmail());
		this.api.verify(registration, this.api.wrongCode(registration));
		assertThat(stored(registration)).containsExactly("personal-data " + TODAYS, "terms " + TODAYS);
		assertThat(storedForAccount(this.api.accountOf(registration))).isEmpty();
	}

	@Test
	void whatAStrangerTickedForAnAddressNeverBecomesItsOwners() {
		String email = someEmail();
		UUID stranger = id(this.api.register(form(email, NEXT)));
		UUID owner = this.api.registered(email);
		this.api.verify(owner, this.api.mailedCode(owner));
		this.api.verify(stranger, this.api.mailedCode(stranger));
		assertThat(summary(acceptances(this.api.accountOf(owner)))).containsExactly("terms " + TODAYS, "personal-data " + TODAYS);
	}

	@Test
	void registeringWithTheAddressOfAnAccountAddsNothingToIt() {
		String email = someEmail();
		UUID account = this.api.verified(email);
		UUID repeated = id(this.api.register(form(email, NEXT)));
		assertThat(this.api.stateOf(repeated)).isEqualTo("repeated");
		assertThat(stored(repeated)).as("the same work as for a new address").hasSize(2);
		assertThat(storedForAccount(account)).containsExactly("personal-data " + TODAYS, "terms " + TODAYS);
	}

	@Test
	void aRepeatedSubmitKeepsWhatTheFirstAgreedTo() {
		String email = someEmail();
		String key = UUID.randomUUID().toString();
		UUID first = id(this.api.register(form(email), someAddress(), key));
		assertThat(id(this.api.register(form(email, NEXT), someAddress(), key))).isEqualTo(first);
		assertThat(stored(first)).containsExactly("personal-data " + TODAYS, "terms " + TODAYS);
	}

	@Test
	void aSubmitAfterAnOutageBringsItsOwn() {
		String email = someEmail();
		String key = UUID.randomUUID().toString();
		this.identities.failBefore(Call.CREATE);
		assertThat(this.api.register(form(email), someAddress(), key)).hasStatus(503);
		this.identities.recover();
		UUID registration = id(this.api.register(form(email, NEXT), someAddress(), key));
		this.api.verify(registration, this.api.mailedCode(registration));
		assertThat(summary(acceptances(this.api.accountOf(registration)))).containsExactly("terms " + NEXT, "personal-data " + NEXT);
	}

	@Test
	void areKeptWhenTheReconcilerOpensTheAccount() {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		this.identities.killAfter(Call.ENABLE);
		this.api.verify(registration, this.api.mailedCode(registration));
		this.identities.recover();
		this.api.ageAllOf(email, Duration.ofMinutes(2));
		this.reconciler.reconcile();
		assertThat(summary(acceptances(this.api.accountOf(registration)))).hasSize(2);
	}

	@Test
	void stayWithTheAccountWhenItsRegistrationIsForgotten() {
		String email = someEmail();
		UUID account = this.api.verified(email);
		String stranger = someEmail();
		UUID unproven = this.api.registered(stranger);
		this.api.ageAllOf(email, Duration.ofDays(31));
		this.api.ageAllOf(stranger, Duration.ofDays(31));
		this.reconciler.reconcile();
		this.reconciler.reconcile();
		assertThat(this.api.registrationsOf(email) + this.api.registrationsOf(stranger)).isZero();
		assertThat(stored(unproven)).as("nobody's agreement").isEmpty();
		assertThat(summary(acceptances(account))).hasSize(2);
	}

	@Test
	void aRegistrationFromBeforeTheyWereRecordedStillOpensItsAccount() {
		UUID registration = this.api.registered(someEmail());
		this.jdbc.sql("delete from registration_acceptance where registration_id = :id").param("id", registration).update();
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(204);
		assertThat(acceptances(this.api.accountOf(registration)).isEmpty()).isTrue();
	}

	@Test
	void theNewestStandFirst() {
		UUID account = this.api.verified(someEmail());
		add(account, "terms", NEXT, "2027-03-20T08:00:00Z");
		assertThat(summary(acceptances(account))).containsExactly("terms " + NEXT, "terms " + TODAYS, "personal-data " + TODAYS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "update acceptance set version = '2030-01-01'", "update acceptance set accepted_at = now()",
			"delete from acceptance", "truncate acceptance", "delete from account where id in (select account_id from acceptance)",
			"update registration_acceptance set version = '2030-01-01'", "truncate registration_acceptance",
			"truncate registration cascade" })
	void theSchemaKeepsThemAsTheyWereGiven(String change) {
		UUID account = this.api.verified(someEmail());
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc.sql(change).update());
		assertThat(storedForAccount(account)).containsExactly("personal-data " + TODAYS, "terms " + TODAYS);
	}

	@Test
	void theSchemaTakesOneAcceptanceOfAnEditionOfAKnownDocument() {
		UUID account = this.api.verified(someEmail());
		for (Runnable wrong : List.<Runnable>of(() -> add(account, "terms", TODAYS, "2027-03-20T08:00:00Z"),
				() -> add(account, "marketing", TODAYS, "2027-03-20T08:00:00Z"),
				() -> add(account, "terms", "0026-12-01", "2027-03-20T08:00:00Z"),
				() -> add(UUID.randomUUID(), "terms", TODAYS, "2027-03-20T08:00:00Z"))) {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(wrong::run);
		}
	}

	private static Map<String, @Nullable Object> form(String email) {
		return AuthApi.form(email);
	}

	private static Map<String, @Nullable Object> form(String email, String version) {
		return AuthApi.form(email, "acceptances", List.of(accepted("personal-data", version), accepted("terms", version)));
	}

	private void add(UUID account, String document, String version, String at) {
		this.jdbc.sql("""
				insert into acceptance (account_id, document, version, accepted_at)
				values (:account, :document, cast(:version as date), cast(:at as timestamptz))
				""").param("account", account).param("document", document).param("version", version).param("at", at).update();
	}

	private JsonNode acceptances(UUID account) {
		var own = this.mvc.get().uri("/api/auth/account").header("Authorization", Tokens.get().learner(account)).exchange();
		assertThat(own).hasStatus(200);
		return body(own).get("acceptances");
	}

	private static Stream<String> summary(JsonNode acceptances) {
		return acceptances.valueStream()
			.map(acceptance -> acceptance.get("document").asString() + " " + acceptance.get("version").asString());
	}

	private List<String> stored(UUID registration) {
		return stored("registration_acceptance", "registration_id", registration);
	}

	private List<String> storedForAccount(UUID account) {
		return stored("acceptance", "account_id", account);
	}

	private List<String> stored(String table, String column, UUID id) {
		return this.jdbc.sql("select document || ' ' || version from %s where %s = :id order by 1".formatted(table, column))
			.param("id", id)
			.query(String.class)
			.list();
	}

}
