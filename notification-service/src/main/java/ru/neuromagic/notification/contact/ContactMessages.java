package ru.neuromagic.notification.contact;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContactMessages {

	private static final int BATCH = 1000;

	private final JdbcClient jdbc;

	ContactMessages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** False when the same words came under that key before; who tries at the same time waits for the first to commit. */
	boolean add(UUID id, ContactMessage message, @Nullable String idempotencyKey, Instant now) {
		return this.jdbc.sql("""
				insert into contact_message (id, idempotency_key, name, email, topic, message, received_at)
				values (:id, :key, :name, :email, :topic, :message, :now)
				on conflict do nothing
				""")
			.param("id", id)
			.param("key", idempotencyKey)
			.param("name", message.name().value())
			.param("email", message.email().value())
			.param("topic", message.topic().wireName())
			.param("message", message.text())
			.param("now", Timestamp.from(now))
			.update() == 1;
	}

	/** The id of the same words that came under that key before. */
	UUID submitted(ContactMessage message, String idempotencyKey) {
		return this.jdbc.sql("""
				select id from contact_message
				where idempotency_key = :key and email = :email and topic = :topic and name = :name and message = :message
				""")
			.param("key", idempotencyKey)
			.param("email", message.email().value())
			.param("topic", message.topic().wireName())
			.param("name", message.name().value())
			.param("message", message.text())
			.query(UUID.class)
			.single();
	}

	/** Deletes messages that came before that time, a batch at most; returns how many. */
	int forget(Instant before) {
		return this.jdbc.sql("""
				delete from contact_message
				where id in (select id from contact_message where received_at < :before order by received_at limit :batch)
				""").param("before", Timestamp.from(before)).param("batch", BATCH).update();
	}

}
