package ru.neuromagic.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * That somebody agreed to a document as it stood.
 *
 * @param version the date by which that edition of the document is known
 */
public record Acceptance(Document document, LocalDate version, Instant acceptedAt) {

	/** Of a row with the columns {@code document}, {@code version} and {@code accepted_at}. */
	public static Acceptance of(ResultSet row, int number) throws SQLException {
		return new Acceptance(Document.named(row.getString("document")).orElseThrow(),
				row.getObject("version", LocalDate.class), row.getObject("accepted_at", OffsetDateTime.class).toInstant());
	}

}
