package ru.neuromagic.notification.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The learners that this service knows, as their accounts said last. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Recipients {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	Recipients(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/**
	 * Who that learner is; empty when the account event has not arrived yet. Until the transaction ends nobody can
	 * {@link #learn} a learner who was not found, so that what is parked for them is seen and released.
	 */
	public Optional<Recipient> find(UUID learnerId) {
		return select(learnerId).or(() -> {
			lock(learnerId);
			return select(learnerId);
		});
	}

	/** Stores what an account event of that time says, unless a later one was stored before. */
	public void learn(Recipient recipient, Instant saidAt) {
		lock(recipient.learnerId());
		int changed = this.jdbc.sql("""
				insert into recipient (learner_id, address, name, language, said_at)
				values (:learner, :address, :name, :language, :saidAt)
				on conflict (learner_id) do update
				set address = excluded.address, name = excluded.name, language = excluded.language, said_at = excluded.said_at
				where recipient.said_at <= excluded.said_at
				""")
			.param("learner", recipient.learnerId())
			.param("address", recipient.mailbox().address().value())
			.param("name", recipient.mailbox().name().value())
			.param("language", recipient.mailbox().language().tag())
			.param("saidAt", Timestamp.from(saidAt))
			.update();
		if (changed > 0) {
			this.events.publishEvent(new RecipientLearned(recipient));
		}
	}

	private void lock(UUID learnerId) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:learner, 0))")
			.param("learner", learnerId.toString())
			.query((row, number) -> learnerId)
			.single();
	}

	private Optional<Recipient> select(UUID learnerId) {
		return this.jdbc.sql("select learner_id, address, name, language from recipient where learner_id = :learner")
			.param("learner", learnerId)
			.query(Recipients::recipient)
			.optional();
	}

	private static Recipient recipient(ResultSet row, int number) throws SQLException {
		return new Recipient(row.getObject("learner_id", UUID.class),
				new Mailbox(new EmailAddress(row.getString("address")), new PersonName(row.getString("name")),
						Language.of(row.getString("language"))));
	}

}
