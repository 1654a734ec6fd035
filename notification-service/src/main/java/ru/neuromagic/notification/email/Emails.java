package ru.neuromagic.notification.email;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Notification;
import ru.neuromagic.notification.notification.OneTimeCode;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.PersonName;
import ru.neuromagic.notification.recipient.Recipient;
import ru.neuromagic.service.ids.Ids;

/**
 * Letters, and the queue of those that still have to leave. A claim is one statement: it counts the try and moves the due
 * time to the end of the lease, so that a sender that dies leaves its letter to the next. The number of the try fences
 * what comes after: who has lost the letter cannot settle it.
 */
@Repository
class Emails {

	private static final int BATCH = 1000;

	private final JdbcClient jdbc;

	Emails(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void queue(Notification notification, @Nullable UUID learnerId, Mailbox to, Instant now, Instant deadline) {
		add(notification, learnerId, to, EmailState.QUEUED, now, deadline);
	}

	void park(Notification notification, UUID learnerId, Instant now, Instant deadline) {
		add(notification, learnerId, null, EmailState.AWAITING_RECIPIENT, now, deadline);
	}

	private void add(Notification notification, @Nullable UUID learnerId, @Nullable Mailbox to, EmailState state,
			Instant now, Instant deadline) {
		OneTimeCode code = notification.code();
		this.jdbc.sql("""
				insert into email (id, kind, learner_id, address, name, language, facts, path, code, state, urgent,
					due_at, deadline, created_at)
				values (:id, :kind, :learner, :address, :name, :language, :facts::jsonb, :path, :code, :state, :urgent,
					:now, :deadline, :now)
				""")
			.param("id", Ids.next())
			.param("kind", notification.kind().wireName())
			.param("learner", learnerId)
			.param("address", (to != null) ? to.address().value() : null)
			.param("name", (to != null) ? to.name().value() : null)
			.param("language", (to != null) ? to.language().tag() : null)
			.param("facts", notification.facts().json())
			.param("path", notification.path())
			.param("code", (code != null) ? code.value() : null)
			.param("urgent", code != null)
			.param("state", state.wireName())
			.param("now", Timestamp.from(now))
			.param("deadline", Timestamp.from(deadline))
			.update();
	}

	/** How many parked letters can leave now that their reader is known. */
	int release(Recipient recipient, Instant now, Instant deadline) {
		return this.jdbc.sql("""
				update email
				set state = 'queued', address = :address, name = :name, language = :language, due_at = :now,
					deadline = :deadline
				where learner_id = :learner and state = 'awaiting-recipient'
				""")
			.param("learner", recipient.learnerId())
			.param("address", recipient.mailbox().address().value())
			.param("name", recipient.mailbox().name().value())
			.param("language", recipient.mailbox().language().tag())
			.param("now", Timestamp.from(now))
			.param("deadline", Timestamp.from(deadline))
			.update();
	}

	/** Gives up letters whose learner has not become known in time; returns how many. */
	int abandonParked(Instant now) {
		return this.jdbc.sql("""
				update email set state = 'failed', failure = 'recipient-unknown'
				where state = 'awaiting-recipient' and deadline <= :now
				""")
			.param("now", Timestamp.from(now))
			.update();
	}

	/** The next letter that is due, which is the caller's until {@code leaseEnd}; codes come before everything else. */
	Optional<OutgoingEmail> claim(Instant now, Instant leaseEnd) {
		return this.jdbc.sql("""
				update email set attempts = attempts + 1, due_at = :leaseEnd
				where id = (
					select id from email
					where state in ('queued', 'retrying') and due_at <= :now
					order by urgent desc, due_at
					limit 1
					for update skip locked)
				returning id, attempts, kind, learner_id, address, name, language, facts, path, code, deadline
				""")
			.param("now", Timestamp.from(now))
			.param("leaseEnd", Timestamp.from(leaseEnd))
			.query(Emails::outgoing)
			.optional();
	}

	void sent(OutgoingEmail email, Instant now) {
		settle(email, """
				update email set state = 'sent', sent_at = :now, code = null, failure = null,
					facts = case when kind = 'contact-message' then '{}' else facts end
				where id = :id and attempts = :attempt and state in ('queued', 'retrying')
				""", Map.of("now", Timestamp.from(now)));
	}

	void retry(OutgoingEmail email, Instant dueAt, String failure) {
		settle(email, """
				update email set state = 'retrying', due_at = :dueAt, failure = :failure
				where id = :id and attempts = :attempt and state in ('queued', 'retrying')
				""", Map.of("dueAt", Timestamp.from(dueAt), "failure", failure));
	}

	void failed(OutgoingEmail email, String failure) {
		settle(email, """
				update email set state = 'failed', code = null, failure = :failure
				where id = :id and attempts = :attempt and state in ('queued', 'retrying')
				""", Map.of("failure", failure));
	}

	/** Forgets letters of before that time that need no more doing, a batch at most; returns how many. */
	int forget(Instant before) {
		return this.jdbc.sql("""
				delete from email
				where id in (
					select id from email
					where state in ('sent', 'failed') and created_at < :before
					order by created_at
					limit :batch)
				""").param("before", Timestamp.from(before)).param("batch", BATCH).update();
	}

	/** Its reader has said meanwhile that they do not want it. */
	void withdraw(OutgoingEmail email) {
		settle(email, "delete from email where id = :id and attempts = :attempt and state in ('queued', 'retrying')", Map.of());
	}

	private void settle(OutgoingEmail email, String sql, Map<String, ?> parameters) {
		int settled = this.jdbc.sql(sql)
			.param("id", email.id())
			.param("attempt", email.attempt())
			.params(parameters)
			.update();
		if (settled != 1) {
			throw new OptimisticLockingFailureException("Another sender took over: " + email);
		}
	}

	/** The learner's latest letters, with those that went to their mailbox before it was theirs for certain. */
	List<EmailRecord> of(UUID learnerId, int limit) {
		return this.jdbc.sql("""
				select id, kind, language, facts, state, attempts, created_at, sent_at
				from (
					(select * from email where learner_id = :learner order by id desc limit :limit)
					union all
					(select * from email
						where learner_id is null and kind <> 'contact-message'
						and lower(address) = (select lower(address) from recipient where learner_id = :learner)
						order by id desc limit :limit)
				) as mine
				order by id desc
				limit :limit
				""").param("learner", learnerId).param("limit", limit).query(Emails::record).list();
	}

	/** The letters that still have to leave, by state. */
	Map<EmailState, Backlog> backlog() {
		return this.jdbc.sql("""
				select state, count(*) as letters, min(created_at) as oldest
				from email
				where state in ('awaiting-recipient', 'queued', 'retrying')
				group by state
				""")
			.query((row, number) -> Map.entry(EmailState.of(row.getString("state")),
					new Backlog(row.getLong("letters"), row.getTimestamp("oldest").toInstant())))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static OutgoingEmail outgoing(ResultSet row, int number) throws SQLException {
		Mailbox to = new Mailbox(new EmailAddress(row.getString("address")), new PersonName(row.getString("name")),
				Language.of(row.getString("language")));
		return new OutgoingEmail(row.getObject("id", UUID.class), row.getInt("attempts"), Kind.of(row.getString("kind")),
				row.getObject("learner_id", UUID.class), to, Facts.parse(row.getString("facts")), row.getString("path"), row.getString("code"),
				row.getTimestamp("deadline").toInstant());
	}

	private static EmailRecord record(ResultSet row, int number) throws SQLException {
		String language = row.getString("language");
		Timestamp sentAt = row.getTimestamp("sent_at");
		return new EmailRecord(row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
				(language != null) ? Language.of(language) : null, Facts.parse(row.getString("facts")),
				EmailState.of(row.getString("state")), row.getInt("attempts"), row.getTimestamp("created_at").toInstant(),
				(sentAt != null) ? sentAt.toInstant() : null);
	}

	record Backlog(long letters, Instant oldest) {
	}

}
