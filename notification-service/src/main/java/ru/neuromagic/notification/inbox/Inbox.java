package ru.neuromagic.notification.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Notification;
import ru.neuromagic.service.ids.Ids;

/** What each learner was told, newest first. */
@Repository
class Inbox {

	private final JdbcClient jdbc;

	private final Clock clock;

	Inbox(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void add(UUID learnerId, Notification notification) {
		this.jdbc.sql("""
				insert into notification (id, learner_id, kind, facts, path, created_at)
				values (:id, :learner, :kind, :facts::jsonb, :path, :now)
				""")
			.param("id", Ids.next())
			.param("learner", learnerId)
			.param("kind", notification.kind().wireName())
			.param("facts", notification.facts().json())
			.param("path", notification.path())
			.param("now", now())
			.update();
	}

	/** Whether the learner was told before that they passed the quest whose page, or a page below it, has that path. */
	boolean hasPassed(UUID learnerId, String path) {
		return this.jdbc.sql("""
				select exists (
				    select
				    from notification
				    where learner_id = :learner and kind = :kind and facts -> 'passed' = 'true'
				      and split_part(path, '/', 3) = split_part(:path, '/', 3)
				)
				""")
			.param("learner", learnerId)
			.param("kind", Kind.QUEST_COMPLETED.wireName())
			.param("path", path)
			.query(Boolean.class)
			.single();
	}

	/** At most {@code limit} entries of the learner, those before the given one if one is given. Ids are ordered by time. */
	List<InboxEntry> of(UUID learnerId, @Nullable UUID before, int limit) {
		return this.jdbc.sql("""
				select id, kind, facts, path, created_at, read_at
				from notification
				where learner_id = :learner and id < coalesce(:before::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
				order by id desc
				limit :limit
				""")
			.param("learner", learnerId)
			.param("before", before)
			.param("limit", limit)
			.query(Inbox::entry)
			.list();
	}

	int unread(UUID learnerId) {
		return this.jdbc.sql("select count(*) from notification where learner_id = :learner and read_at is null")
			.param("learner", learnerId)
			.query(Integer.class)
			.single();
	}

	/** False when the learner has no such entry. */
	boolean markRead(UUID learnerId, UUID id) {
		return this.jdbc.sql("""
				update notification set read_at = coalesce(read_at, :now)
				where id = :id and learner_id = :learner
				""")
			.param("id", id)
			.param("learner", learnerId)
			.param("now", now())
			.update() == 1;
	}

	void markAllRead(UUID learnerId) {
		this.jdbc.sql("update notification set read_at = :now where learner_id = :learner and read_at is null")
			.param("learner", learnerId)
			.param("now", now())
			.update();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static InboxEntry entry(ResultSet row, int number) throws SQLException {
		Timestamp readAt = row.getTimestamp("read_at");
		return new InboxEntry(row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
				Facts.parse(row.getString("facts")), row.getString("path"), row.getTimestamp("created_at").toInstant(),
				(readAt != null) ? readAt.toInstant() : null);
	}

}
