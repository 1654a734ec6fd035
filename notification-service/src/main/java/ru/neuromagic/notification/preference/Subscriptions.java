package ru.neuromagic.notification.preference;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ru.neuromagic.notification.notification.KindGroup;

/** What learners said about letters. Who has said nothing is subscribed. */
@Repository
public class Subscriptions {

	private static final int TOKEN_BYTES = 24;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	Subscriptions(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	public boolean isSubscribed(UUID learnerId, KindGroup group) {
		return this.jdbc.sql("select subscribed from subscription where learner_id = :learner and kind_group = :group")
			.param("learner", learnerId)
			.param("group", group.wireName())
			.query(Boolean.class)
			.optional()
			.orElse(true);
	}

	/** The learner's subscription with its token, which is made when it is first asked for. */
	public Subscription of(UUID learnerId, KindGroup group) {
		return find(learnerId, group).orElseGet(() -> {
			this.jdbc.sql("""
					insert into subscription (learner_id, kind_group, token, subscribed, changed_at)
					values (:learner, :group, :token, true, :now)
					on conflict (learner_id, kind_group) do nothing
					""")
				.param("learner", learnerId)
				.param("group", group.wireName())
				.param("token", newToken())
				.param("now", now())
				.update();
			return find(learnerId, group).orElseThrow();
		});
	}

	void set(UUID learnerId, KindGroup group, boolean subscribed) {
		this.jdbc.sql("""
				insert into subscription (learner_id, kind_group, token, subscribed, changed_at)
				values (:learner, :group, :token, :subscribed, :now)
				on conflict (learner_id, kind_group) do update
				set subscribed = excluded.subscribed, changed_at = excluded.changed_at
				where subscription.subscribed <> excluded.subscribed
				""")
			.param("learner", learnerId)
			.param("group", group.wireName())
			.param("token", newToken())
			.param("subscribed", subscribed)
			.param("now", now())
			.update();
	}

	Optional<Subscription> find(String token) {
		return this.jdbc.sql("select learner_id, kind_group, token, subscribed from subscription where token = :token")
			.param("token", token)
			.query(Subscriptions::subscription)
			.optional();
	}

	private Optional<Subscription> find(UUID learnerId, KindGroup group) {
		return this.jdbc.sql("""
				select learner_id, kind_group, token, subscribed from subscription
				where learner_id = :learner and kind_group = :group
				""")
			.param("learner", learnerId)
			.param("group", group.wireName())
			.query(Subscriptions::subscription)
			.optional();
	}

	private String newToken() {
		byte[] bytes = new byte[TOKEN_BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static Subscription subscription(ResultSet row, int number) throws SQLException {
		return new Subscription(row.getObject("learner_id", UUID.class),
				KindGroup.valueOf(row.getString("kind_group").toUpperCase(Locale.ROOT)), row.getString("token"),
				row.getBoolean("subscribed"));
	}

}
