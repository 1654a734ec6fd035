package ru.neuromagic.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ru.neuromagic.content.email.EmailAddress;

/** All accounts. */
@Repository
public class Accounts {

	/** Far more than documents change in the life of an account. */
	private static final int ACCEPTANCES = 100;

	private final JdbcClient jdbc;

	Accounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** @param acceptances what its owner agreed to */
	public void add(Account account, List<Acceptance> acceptances) {
		this.jdbc.sql("""
				insert into account (id, email, email_key, name, locale, time_zone, created_at)
				values (:id, :email, :emailKey, :name, :locale, :timeZone, :createdAt)
				""")
			.param("id", account.id())
			.param("email", account.email().value())
			.param("emailKey", account.email().key())
			.param("name", account.name())
			.param("locale", account.locale())
			.param("timeZone", account.timeZone().getId())
			.param("createdAt", account.createdAt().atOffset(ZoneOffset.UTC))
			.update();
		acceptances.forEach(acceptance -> add(account.id(), acceptance));
	}

	private void add(UUID accountId, Acceptance acceptance) {
		this.jdbc.sql("""
				insert into acceptance (account_id, document, version, accepted_at)
				values (:accountId, :document, :version, :acceptedAt)
				""")
			.param("accountId", accountId)
			.param("document", acceptance.document().text())
			.param("version", acceptance.version())
			.param("acceptedAt", acceptance.acceptedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	public Optional<Account> find(UUID id) {
		return this.jdbc.sql("""
				select id, email, name, locale, time_zone, created_at
				from account
				where id = :id
				limit 1
				""").param("id", id).query(Accounts::account).optional();
	}

	/** The newest first; none for accounts from before acceptances were recorded. */
	List<Acceptance> acceptances(UUID id) {
		return this.jdbc.sql("""
				select document, version, accepted_at
				from acceptance
				where account_id = :id
				order by accepted_at desc, version desc, document desc
				limit :limit
				""").param("id", id).param("limit", ACCEPTANCES).query(Acceptance::of).list();
	}

	public boolean has(EmailAddress email) {
		return this.jdbc.sql("select exists (select from account where email_key = :email)")
			.param("email", email.key())
			.query(Boolean.class)
			.single();
	}

	private static Account account(ResultSet row, int number) throws SQLException {
		return new Account(row.getObject("id", UUID.class), new EmailAddress(row.getString("email")), row.getString("name"),
				row.getString("locale"), ZoneId.of(row.getString("time_zone")),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

}
