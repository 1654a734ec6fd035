package ru.neuromagic.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

	public static final String UNCHANGED = "Nothing was restored, the data are as they were. ";

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

	/** Makes a database of the backup beside the present one. If it fails, nothing of it is left and nothing was touched. */
	public void arrive(BackupFile backup, Consumer<String> progress) throws IOException, InterruptedException {
		boolean arrived = false;
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
			arrived = true;
		}
		catch (SQLException ex) {
			throw new Refusal(String.valueOf(ex.getMessage()));
		}
		finally {
			if (!arrived) {
				drop(ARRIVING, progress);
			}
		}
	}

	/**
	 * Puts the database that arrived in the place of the present one, at once or not at all.
	 *
	 * @param mark a file that is made just before it happens: as long as it is there, it may have happened
	 */
	public void exchange(Path mark, Consumer<String> progress) throws IOException {
		try {
			exchange(mark);
		}
		catch (Refusal refused) {
			if (Files.notExists(mark)) {
				drop(ARRIVING, progress);
			}
			throw refused;
		}
		drop(REPLACED, progress);
	}

	private void exchange(Path mark) throws IOException {
		try (Connection connection = this.postgres.connect("postgres"); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			rename(statement, Postgres.DATABASE, REPLACED);
			rename(statement, ARRIVING, Postgres.DATABASE);
			Files.writeString(mark, "");
			connection.commit();
		}
		catch (SQLException ex) {
			throw new Refusal("It is not known whether the data were exchanged; restore again. " + ex.getMessage());
		}
	}

	private void rename(Statement statement, String database, String name) {
		try {
			statement.execute("alter database %s rename to %s".formatted(database, name));
		}
		catch (SQLException ex) {
			throw new Refusal(UNCHANGED + ex.getMessage());
		}
	}

	/** What cannot be deleted now is deleted by the next restore. */
	private void drop(String database, Consumer<String> progress) {
		try {
			execute("postgres", "drop database if exists " + database);
		}
		catch (SQLException ex) {
			progress.accept("the database %s could not be deleted: %s".formatted(database, ex.getMessage()));
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
