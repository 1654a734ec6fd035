package ru.neuromagic.auth.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The codes of all registrations; the newest of a registration counts. Whoever issues or checks one holds the lock on the
 * registration's row, so that guesses made at once are counted one after the other.
 */
@Repository
public class VerificationCodes {

	private static final Duration DAY = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final CodeHashing hashing;

	private final VerificationProperties properties;

	private final Clock clock;

	VerificationCodes(JdbcClient jdbc, CodeHashing hashing, VerificationProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.hashing = hashing;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Makes a new code, which replaces the one before; the caller sends it and forgets it.
	 * @param at when it was asked for: its times must not tell how long the work took since then, which differs between an
	 * address that is known and one that is not
	 */
	public NewCode issue(UUID registrationId, Instant at) {
		VerificationCode code = VerificationCode.random();
		Instant now = at.truncatedTo(ChronoUnit.MILLIS);
		Instant expiresAt = now.plus(this.properties.validFor());
		this.jdbc.sql("""
				insert into verification_code (registration_id, issued_at, expires_at, hash)
				values (:registrationId, :issuedAt, :expiresAt, :hash)
				""")
			.param("registrationId", registrationId)
			.param("issuedAt", now.atOffset(ZoneOffset.UTC))
			.param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
			.param("hash", this.hashing.hash(registrationId, code))
			.update();
		return new NewCode(code, expiresAt);
	}

	/** Compares a guess and counts it when it is wrong. */
	public CodeCheck check(UUID registrationId, VerificationCode guess) {
		StoredCode stored = newest(registrationId).orElse(null);
		if (stored == null) {
			return new CodeCheck.Expired();
		}
		if (stored.misses >= this.properties.misses()) {
			return new CodeCheck.Exhausted();
		}
		if (!this.clock.instant().isBefore(stored.expiresAt)) {
			return new CodeCheck.Expired();
		}
		return compare(stored, registrationId, guess);
	}

	/** As {@link #check} for a code that was accepted already: time no longer matters. */
	public CodeCheck checkAccepted(UUID registrationId, VerificationCode guess) {
		return newest(registrationId).filter(stored -> stored.misses < this.properties.misses())
			.map(stored -> compare(stored, registrationId, guess))
			.orElseGet(CodeCheck.Exhausted::new);
	}

	/** Counts a guess that must be wrong, whatever it is. */
	public CodeCheck refuse(UUID registrationId, VerificationCode guess) {
		CodeCheck check = check(registrationId, guess);
		return (check instanceof CodeCheck.Right) ? miss(newest(registrationId).orElseThrow(), registrationId) : check;
	}

	private CodeCheck compare(StoredCode stored, UUID registrationId, VerificationCode guess) {
		return this.hashing.matches(stored.hash, registrationId, guess) ? new CodeCheck.Right() : miss(stored, registrationId);
	}

	private CodeCheck miss(StoredCode stored, UUID registrationId) {
		this.jdbc.sql("""
				update verification_code set misses = misses + 1
				where registration_id = :registrationId and issued_at = :issuedAt
				""").param("registrationId", registrationId).param("issuedAt", stored.issuedAt.atOffset(ZoneOffset.UTC)).update();
		return new CodeCheck.Wrong(this.properties.misses() - stored.misses - 1);
	}

	/** About the newest code; empty while there is none. */
	public Optional<IssuedCode> about(UUID registrationId) {
		return newest(registrationId).map(stored -> new IssuedCode(stored.issuedAt, stored.expiresAt,
				Math.max(0, this.properties.misses() - stored.misses), stored.issued));
	}

	/** When the oldest of the codes that count for today's limit no longer does. */
	public Instant dayFrees(UUID registrationId) {
		return this.jdbc.sql("""
				select min(issued_at) from verification_code
				where registration_id = :registrationId and issued_at > :dayAgo
				limit 1
				""")
			.param("registrationId", registrationId)
			.param("dayAgo", dayAgo())
			.query(OffsetDateTime.class)
			.single()
			.toInstant()
			.plus(DAY);
	}

	private Optional<StoredCode> newest(UUID registrationId) {
		return this.jdbc.sql("""
				select issued_at, expires_at, hash, misses,
				    (select count(*) from verification_code
				     where registration_id = :registrationId and issued_at > :dayAgo) as issued
				from verification_code
				where registration_id = :registrationId
				order by issued_at desc
				limit 1
				""").param("registrationId", registrationId).param("dayAgo", dayAgo()).query(StoredCode::of).optional();
	}

	private OffsetDateTime dayAgo() {
		return this.clock.instant().minus(DAY).atOffset(ZoneOffset.UTC);
	}

	/** A code in the clear, on its way to the mail. */
	public record NewCode(VerificationCode code, Instant expiresAt) {
	}

	private record StoredCode(Instant issuedAt, Instant expiresAt, byte[] hash, int misses, int issued) {

		static StoredCode of(ResultSet row, int number) throws SQLException {
			return new StoredCode(row.getObject("issued_at", OffsetDateTime.class).toInstant(),
					row.getObject("expires_at", OffsetDateTime.class).toInstant(), row.getBytes("hash"), row.getInt("misses"),
					row.getInt("issued"));
		}

	}

}
