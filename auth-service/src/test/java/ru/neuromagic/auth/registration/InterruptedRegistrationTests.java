package ru.neuromagic.auth.registration;

import java.time.Duration;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.auth.FakeIdentityProvider;
import ru.neuromagic.auth.FakeIdentityProvider.Call;
import ru.neuromagic.auth.RecordedEvents;
import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.events.auth.VerificationRequested;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.auth.AuthApi.form;
import static ru.neuromagic.auth.AuthApi.id;
import static ru.neuromagic.auth.AuthApi.problem;
import static ru.neuromagic.auth.AuthApi.someAddress;
import static ru.neuromagic.auth.AuthApi.someEmail;

/** The provider fails, or the service is killed, between any two steps. */
@AuthIntegrationTest
class InterruptedRegistrationTests {

	private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(2);

	@Autowired
	AuthApi api;

	@Autowired
	FakeIdentityProvider identities;

	@Autowired
	ReconcileRegistrations reconciler;

	@Autowired
	RecordedEvents events;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	SettleRegistration settle;

	@Autowired
	TransactionTemplate transactions;

	@Autowired
	MeterRegistry meters;

	@AfterEach
	void recover() {
		this.identities.recover();
	}

	@ParameterizedTest
	@EnumSource(value = Call.class, names = { "FIND", "CREATE" })
	void theNextSubmitStartsAnewAfterAnOutage(Call failing) {
		String email = someEmail();
		String key = UUID.randomUUID().toString();
		this.identities.failBefore(failing);
		assertThat(problem(this.api.register(form(email), someAddress(), key))).isEqualTo("identity-unavailable");
		this.identities.recover();
		UUID registration = id(this.api.register(form(email), someAddress(), key));
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(204);
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
	}

	@Test
	void theNextSubmitIsNotDisturbedByAUserWhoseCreationWasNotConfirmed() {
		String email = someEmail();
		this.identities.failAfter(Call.CREATE);
		assertThat(problem(this.api.register(form(email, "password", "девять гор и 2 реки")))).isEqualTo("identity-unavailable");
		this.identities.recover();
		UUID left = onlyRegistrationOf(email);
		assertThat(this.identities.findPending(left)).isPresent();
		UUID registration = this.api.registered(email);
		this.api.verify(registration, this.api.mailedCode(registration));
		timePassesFor(email);
		this.reconciler.reconcile();
		assertThat(this.identities.findPending(left)).isEmpty();
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
		assertThat(this.identities.canLogIn(email, "девять гор и 2 реки")).isFalse();
	}

	@Test
	void isCountedWhenItsOutcomeIsCommittedAndNotBefore() {
		String email = someEmail();
		this.identities.killBefore(Call.CREATE);
		this.api.register(form(email));
		UUID id = this.jdbc.sql("select id from registration where email = :email").param("email", email).query(UUID.class).single();
		double before = abandoned();
		this.transactions.executeWithoutResult(transaction -> {
			this.settle.settle(id, new IdentityClaim.Nobody());
			transaction.setRollbackOnly();
		});
		assertThat(abandoned()).isEqualTo(before);
		this.settle.settle(id, new IdentityClaim.Nobody());
		assertThat(abandoned()).isEqualTo(before + 1);
	}

	private double abandoned() {
		return this.meters.get("neuromagic.registrations").tag("outcome", RegistrationState.ABANDONED.text()).counter().count();
	}

	@Test
	void nothingIsLeftOfARegistrationThatNobodyRepeats() {
		String email = someEmail();
		this.identities.failAfter(Call.CREATE);
		this.api.register(form(email));
		this.identities.recover();
		timePassesFor(email);
		this.reconciler.reconcile();
		assertThat(this.identities.findPending(onlyRegistrationOf(email))).isEmpty();
		assertThat(isSettled(email)).isTrue();
	}

	@Test
	void theReconcilerCompletesARegistrationThatWasKilledAfterItsUserWasMade() {
		String email = someEmail();
		this.identities.killAfter(Call.CREATE);
		assertKilled(this.api.register(form(email)));
		this.identities.recover();
		UUID registration = onlyRegistrationOf(email);
		assertThat(this.api.stateOf(registration)).isEqualTo("started");
		timePassesFor(email);
		this.reconciler.reconcile();
		assertThat(this.events.of(VerificationRequested.class, registration)).hasSize(1);
		assertThat(this.api.verify(registration, this.api.mailedCode(registration))).hasStatus(204);
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
	}

	@Test
	void theSameSubmitCompletesARegistrationThatWasKilled() {
		String email = someEmail();
		String key = UUID.randomUUID().toString();
		this.identities.killAfter(Call.CREATE);
		assertKilled(this.api.register(form(email), someAddress(), key));
		this.identities.recover();
		UUID registration = id(this.api.register(form(email), someAddress(), key));
		assertThat(this.api.registrationsOf(email)).isEqualTo(1);
		assertThat(this.events.of(VerificationRequested.class, registration)).hasSize(1);
	}

	@Test
	void theReconcilerGivesUpARegistrationThatWasKilledBeforeItsUserWasMade() {
		String email = someEmail();
		this.identities.killBefore(Call.CREATE);
		assertKilled(this.api.register(form(email)));
		this.identities.recover();
		timePassesFor(email);
		this.reconciler.reconcile();
		assertThat(this.api.stateOf(onlyRegistrationOf(email))).isEqualTo("abandoned");
		this.reconciler.reconcile();
		assertThat(this.api.register(form(email))).hasStatus(202);
	}

	@Test
	void theReconcilerWaitsForTheProvider() {
		String email = someEmail();
		this.identities.killAfter(Call.CREATE);
		assertKilled(this.api.register(form(email)));
		this.identities.failBefore(Call.FIND);
		timePassesFor(email);
		this.reconciler.reconcile();
		UUID registration = onlyRegistrationOf(email);
		assertThat(this.api.stateOf(registration)).isEqualTo("started");
		this.identities.recover();
		this.reconciler.reconcile();
		assertThat(this.api.stateOf(registration)).as("leased to whoever tried").isEqualTo("started");
		timePassesFor(email);
		this.reconciler.reconcile();
		assertThat(this.api.stateOf(registration)).isEqualTo("awaiting-code");
	}

	@ParameterizedTest
	@EnumSource(names = { "FIND", "CREATE" }, value = Call.class)
	void aRegistrationThatWasKilledLeavesTheOthersAlone(Call killed) {
		String email = someEmail();
		UUID older = this.api.registered(email);
		this.identities.killAfter(killed);
		assertKilled(this.api.register(form(email)));
		this.identities.recover();
		assertThat(this.api.verify(older, this.api.mailedCode(older))).hasStatus(204);
		timePassesFor(email);
		this.reconciler.reconcile();
		this.reconciler.reconcile();
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).as("reconciling the dead leaves the living alone").isTrue();
		assertThat(isSettled(email)).isTrue();
	}

	@Test
	void theUsersOfVoidedRegistrationsAreRemoved() {
		String email = someEmail();
		UUID first = this.api.registered(email);
		UUID second = this.api.registered(email);
		UUID third = this.api.registered(email);
		assertThat(this.api.verify(second, this.api.mailedCode(second))).hasStatus(204);
		timePassesFor(email);
		this.reconciler.reconcile();
		assertThat(this.identities.findPending(first)).isEmpty();
		assertThat(this.identities.findPending(third)).isEmpty();
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
		assertThat(isSettled(email)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(Effect.class)
	void theReconcilerFinishesAVerificationThatWasKilled(Effect effect) {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		if (effect == Effect.BEFORE) {
			this.identities.killBefore(Call.ENABLE);
		}
		else {
			this.identities.killAfter(Call.ENABLE);
		}
		assertKilled(this.api.verify(registration, this.api.mailedCode(registration)));
		this.identities.recover();
		timePassesFor(email);
		this.reconciler.reconcile();
		assertThat(this.api.stateOf(registration)).isEqualTo("verified");
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
		assertThat(this.events.of(AccountVerified.class, this.api.accountOf(registration))).hasSize(1);
	}

	private enum Effect {

		BEFORE, AFTER

	}

	@Test
	void aRegistrationDuringAVerificationThatWasKilledDoesNotTakeTheAccount() {
		String email = someEmail();
		UUID first = this.api.registered(email);
		this.identities.killBefore(Call.ENABLE);
		assertKilled(this.api.verify(first, this.api.mailedCode(first)));
		this.identities.recover();
		UUID second = id(this.api.register(form(email, "password", "девять гор и 2 реки")));
		assertThat(this.api.verify(first, this.api.mailedCode(first))).hasStatus(204);
		assertThat(this.api.verify(second, this.api.mailedCode(second))).hasStatus(404);
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
	}

	@Test
	void anAddressThatIsNeverVerifiedIsFreeAgainAfterADay() {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		this.api.age(registration, Duration.ofHours(23));
		this.reconciler.reconcile();
		assertThat(this.api.stateOf(registration)).isEqualTo("awaiting-code");
		this.api.age(registration, Duration.ofHours(2));
		this.reconciler.reconcile();
		this.reconciler.reconcile();
		assertThat(this.api.stateOf(registration)).isEqualTo("abandoned");
		assertThat(this.identities.findPending(registration)).isEmpty();
	}

	@Test
	void aRepeatedRegistrationEndsAfterADayLikeAnyOther() {
		String email = someEmail();
		this.api.verified(email);
		UUID repeated = this.api.registered(email);
		this.api.age(repeated, Duration.ofHours(25));
		this.reconciler.reconcile();
		this.reconciler.reconcile();
		assertThat(problem(this.api.progress(repeated))).isEqualTo("registration-not-found");
		assertThat(this.identities.canLogIn(email, AuthApi.PASSWORD)).isTrue();
	}

	@Test
	void oldRegistrationsAreForgottenAndAccountsStay() {
		String email = someEmail();
		UUID account = this.api.verified(email);
		UUID registration = onlyRegistrationOf(email);
		this.api.age(registration, Duration.ofDays(31));
		this.reconciler.reconcile();
		assertThat(this.api.registrationsOf(email)).isZero();
		assertThat(this.jdbc.sql("select count(*) from account where id = :id").param("id", account).query(Long.class).single())
			.isEqualTo(1);
		assertThat(this.api.stateOf(this.api.registered(email))).isEqualTo("repeated");
	}

	private void timePassesFor(String email) {
		this.api.ageAllOf(email, LONGER_THAN_A_LEASE);
	}

	private UUID onlyRegistrationOf(String email) {
		return this.jdbc.sql("select id from registration where email_key = :email").param("email", email).query(UUID.class).single();
	}

	private boolean isSettled(String email) {
		return this.jdbc.sql("select count(*) = 0 from registration where email_key = :email and reconcile_at is not null")
			.param("email", email)
			.query(Boolean.class)
			.single();
	}

	/** Nobody caught it: the request ended where it was. */
	private static void assertKilled(MvcTestResult answer) {
		assertThat(problem(answer)).isEqualTo("internal-error");
	}

}
