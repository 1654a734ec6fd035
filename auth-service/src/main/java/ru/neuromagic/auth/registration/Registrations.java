package ru.neuromagic.auth.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ru.neuromagic.auth.account.Acceptance;
import ru.neuromagic.auth.account.Document;
import ru.neuromagic.content.email.EmailAddress;

/** All registrations. Who changes one's state holds its row's lock or names the state that it must be in. */
@Repository
class Registrations {

	private static final int BATCH = 20;

	private static final int PURGE_BATCH = 1000;

	private final JdbcClient jdbc;

	Registrations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Until the end of the transaction nobody else starts a registration with that address or from there. */
	void serialise(ClientAddress client, EmailAddress email) {
		for (String subject : List.of("client:" + client.text(), "email:" + email.key())) {
			this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:subject, 1))")
				.param("subject", subject)
				.query()
				.listOfRows();
		}
	}

	Optional<Registration> findSubmitted(String idempotencyKey, EmailAddress email) {
		return this.jdbc.sql("""
				select id, email, name, locale, time_zone, state, identity_id, created_at
				from registration
				where idempotency_key = :key and email_key = :email and state <> 'abandoned'
				limit 1
				""").param("key", idempotencyKey).param("email", email.key()).query(Registrations::registration).optional();
	}

	Recent recentOf(EmailAddress email, Instant since) {
		return recent("email_key = :email", email.key(), "", since);
	}

	Recent recentFrom(ClientAddress client, Instant since) {
		return recent("client_address = :client", "", client.text(), since);
	}

	Recent recentOf(EmailAddress email, ClientAddress client, Instant since) {
		return recent("email_key = :email and client_address = :client", email.key(), client.text(), since);
	}

	private Recent recent(String whose, String email, String client, Instant since) {
		return this.jdbc.sql("""
				select count(*) as number, min(created_at) as oldest
				from registration
				where %s and created_at > :since
				limit 1
				""".formatted(whose))
			.param("email", email)
			.param("client", client)
			.param("since", utc(since))
			.query((row, number) -> new Recent(row.getInt("number"), instant(row.getObject("oldest", OffsetDateTime.class))))
			.single();
	}

	/**
	 * The confirmed registration voids the others of its address that are under way, or look as if they were; what they left
	 * behind is cleared at that time.
	 */
	void voidOthers(Registration confirmed, Instant clearAt) {
		this.jdbc.sql("""
				update registration set state = 'superseded', reconcile_at = :clearAt
				where email_key = :email and id <> :id and state in ('started', 'awaiting-code', 'repeated')
				""")
			.param("email", confirmed.email().key())
			.param("id", confirmed.id())
			.param("clearAt", utc(clearAt))
			.update();
	}

	void add(Registration registration, ClientAddress client, @Nullable String idempotencyKey, Instant reconcileAt) {
		this.jdbc.sql("""
				insert into registration (id, email, email_key, name, locale, time_zone, state, client_address,
				    idempotency_key, created_at, reconcile_at)
				values (:id, :email, :emailKey, :name, :locale, :timeZone, :state, :client,
				    :idempotencyKey, :createdAt, :reconcileAt)
				""")
			.param("id", registration.id())
			.param("email", registration.email().value())
			.param("emailKey", registration.email().key())
			.param("name", registration.name())
			.param("locale", registration.locale())
			.param("timeZone", registration.timeZone().getId())
			.param("state", registration.state().text())
			.param("client", client.text())
			.param("idempotencyKey", idempotencyKey)
			.param("createdAt", utc(registration.createdAt()))
			.param("reconcileAt", utc(reconcileAt))
			.update();
	}

	/** @param documents what was agreed to, and in which edition */
	void accept(UUID id, Map<Document, LocalDate> documents, Instant at) {
		documents.forEach((document, version) -> this.jdbc.sql("""
				insert into registration_acceptance (registration_id, document, version, accepted_at)
				values (:id, :document, :version, :at)
				""")
			.param("id", id)
			.param("document", document.text())
			.param("version", version)
			.param("at", utc(at))
			.update());
	}

	/** Empty for registrations from before acceptances were recorded. */
	List<Acceptance> acceptances(UUID id) {
		return this.jdbc.sql("""
				select document, version, accepted_at
				from registration_acceptance
				where registration_id = :id
				limit :limit
				""").param("id", id).param("limit", Document.values().length).query(Acceptance::of).list();
	}

	Optional<Registration> find(UUID id) {
		return select(id, "");
	}

	/** For change: others who want it wait until the end of the transaction. */
	Optional<Registration> lock(UUID id) {
		return select(id, "for update");
	}

	private Optional<Registration> select(UUID id, String locking) {
		return this.jdbc.sql("""
				select id, email, name, locale, time_zone, state, identity_id, created_at
				from registration
				where id = :id
				limit 1
				""" + locking).param("id", id).query(Registrations::registration).optional();
	}

	/** @param reconcileAt when a reconciler must look at it if nobody moved it on; null for never */
	void move(UUID id, RegistrationState state, @Nullable Instant reconcileAt) {
		this.jdbc.sql("update registration set state = :state, reconcile_at = :reconcileAt where id = :id")
			.param("id", id)
			.param("state", state.text())
			.param("reconcileAt", (reconcileAt != null) ? utc(reconcileAt) : null)
			.update();
	}

	void awaitCode(UUID id, UUID identityId) {
		this.jdbc.sql("""
				update registration set state = 'awaiting-code', identity_id = :identityId, reconcile_at = null
				where id = :id
				""").param("id", id).param("identityId", identityId).update();
	}

	/** Gives up one whose user could not be made; false when somebody else has moved it on. */
	boolean abandonStarted(UUID id, Instant clearAt) {
		return this.jdbc.sql("""
				update registration set state = 'abandoned', reconcile_at = :clearAt
				where id = :id and state = 'started'
				""").param("id", id).param("clearAt", utc(clearAt)).update() == 1;
	}

	/** Gives up those that were started before that time and have no code that still counts. */
	int abandonUnverified(Instant startedBefore, Instant now) {
		return this.jdbc.sql("""
				update registration set state = 'abandoned', reconcile_at = :now
				where id in (
				    select id from registration unverified
				    where state in ('awaiting-code', 'repeated') and created_at < :startedBefore
				      and not exists (
				        select from verification_code
				        where registration_id = unverified.id and expires_at > :now)
				    order by created_at
				    limit :batch
				    for update skip locked)
				  and state in ('awaiting-code', 'repeated')
				""")
			.param("startedBefore", utc(startedBefore))
			.param("now", utc(now))
			.param("batch", BATCH)
			.update();
	}

	/**
	 * Takes a batch of those that are due; until the lease is over no other reconciler gets them, and when it is over
	 * without success, one does.
	 */
	List<Registration> claimDue(Instant now, Duration lease) {
		return this.jdbc.sql("""
				update registration set reconcile_at = :leaseEnd
				where id in (
				    select id from registration
				    where reconcile_at <= :now
				    order by reconcile_at
				    limit :batch
				    for update skip locked)
				returning id, email, name, locale, time_zone, state, identity_id, created_at
				""")
			.param("now", utc(now))
			.param("leaseEnd", utc(now.plus(lease)))
			.param("batch", BATCH)
			.query(Registrations::registration)
			.list();
	}

	/** Nothing is left to do for it. */
	void reconciled(UUID id) {
		this.jdbc.sql("update registration set reconcile_at = null where id = :id").param("id", id).update();
	}

	int purge(Instant createdBefore) {
		return this.jdbc.sql("""
				delete from registration
				where id in (
				    select id from registration
				    where created_at < :createdBefore and reconcile_at is null and state not in ('awaiting-code', 'repeated')
				    order by created_at
				    limit :batch)
				""").param("createdBefore", utc(createdBefore)).param("batch", PURGE_BATCH).update();
	}

	private static Registration registration(ResultSet row, int number) throws SQLException {
		return new Registration(row.getObject("id", UUID.class), new EmailAddress(row.getString("email")),
				row.getString("name"), row.getString("locale"), ZoneId.of(row.getString("time_zone")),
				RegistrationState.of(row.getString("state")), row.getObject("identity_id", UUID.class),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	private static OffsetDateTime utc(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

	/** @param oldest null when the number is 0 */
	record Recent(int number, @Nullable Instant oldest) {
	}

}
