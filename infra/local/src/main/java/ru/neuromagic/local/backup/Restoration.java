package ru.neuromagic.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

import ru.neuromagic.local.component.Postgres;
import ru.neuromagic.local.setup.Refusal;

/**
 * Brings back a backup beside the present database, counts what arrived, and exchanges the two at once: until then
 * nothing of the present data has changed.
 */
public final class Restoration {

	private static final String ARRIVING = Postgres.DATABASE + "_arriving";

	private static final String REPLACED = Postgres.DATABASE + "_replaced";

	private final Postgres postgres;

	private final ClientPrograms programs;

	private final Adoption adoption;

	/** Makes what came from elsewhere belong to this installation. */
	public interface Adoption {

		void in(String database, String oldUrl) throws IOException, InterruptedException;

	}

	public Restoration(Postgres postgres, ClientPrograms programs, Adoption adoption) {
		this.postgres = postgres;
		this.programs = programs;
		this.adoption = adoption;
	}

	public void run(BackupFile backup, Consumer<String> progress) throws IOException, InterruptedException {
		try {
			// of a restore that was killed
			execute("postgres", "drop database if exists " + ARRIVING, "drop database if exists " + REPLACED,
					"create database " + ARRIVING);
			for (Manifest.Schema schema : backup.manifest().schemas()) {
				progress.accept("restoring " + schema.name());
				restore(backup, schema);
			}
			progress.accept("counting rows");
			this.postgres.bootstrap(ARRIVING);
			compare(backup.manifest());
			progress.accept("giving Keycloak the secrets of this installation");
			this.adoption.in(ARRIVING, backup.manifest().publicUrl());
			execute(ARRIVING, "analyze");
			execute("postgres", "begin", "alter database %s rename to %s".formatted(Postgres.DATABASE, REPLACED),
					"alter database %s rename to %s".formatted(ARRIVING, Postgres.DATABASE), "commit",
					"drop database " + REPLACED);
		}
		catch (SQLException ex) {
			throw new Refusal(String.valueOf(ex.getMessage()));
		}
	}

	private void restore(BackupFile backup, Manifest.Schema schema) throws IOException, InterruptedException {
		Map<String, String> connection = this.postgres.clientEnvironment(ARRIVING);
		try (InputStream dump = backup.dump(schema)) {
			this.programs.restore(connection, List.of("--dbname=" + ARRIVING, "--exit-on-error", "--single-transaction"), dump);
		}
	}

	private void compare(Manifest manifest) throws SQLException {
		try (Connection connection = this.postgres.connect(ARRIVING)) {
			for (Manifest.Schema schema : manifest.schemas()) {
				SortedMap<String, Long> arrived = Rows.of(connection, schema.name());
				if (!arrived.equals(schema.rows())) {
					throw new Refusal("The rows of %s are not those of the backup: %s arrived, %s were saved."
						.formatted(schema.name(), arrived, schema.rows()));
				}
			}
		}
	}

	private void execute(String database, String... statements) throws SQLException {
		try (Connection connection = this.postgres.connect(database); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
