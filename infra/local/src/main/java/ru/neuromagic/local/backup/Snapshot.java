package ru.neuromagic.local.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

import ru.neuromagic.local.component.Postgres;
import ru.neuromagic.local.setup.Refusal;

/**
 * All schemas of the database as they were at one moment. The services exchange events, so a progress from one moment
 * and a quest from another would not fit together: every dump reads the snapshot that one transaction exports.
 */
public final class Snapshot {

	private final Postgres postgres;

	private final ClientPrograms programs;

	public Snapshot(Postgres postgres, ClientPrograms programs) {
		this.postgres = postgres;
		this.programs = programs;
	}

	/**
	 * What only the caller knows about the installation.
	 *
	 * @param publicUrl the address of the site
	 * @param keycloak its version
	 * @param demoAccount whether there is one
	 */
	public record Installed(String publicUrl, String keycloak, boolean demoAccount) {
	}

	/** Writes a backup of the running database. */
	public Manifest write(Path target, Installed installed) throws IOException, InterruptedException {
		return BackupFile.write(target, writer -> {
			try (Connection connection = this.postgres.connect(Postgres.DATABASE)) {
				connection.setReadOnly(true);
				connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
				connection.setAutoCommit(false);
				String snapshot = text(connection, "select pg_export_snapshot()");
				Instant madeAt = OffsetDateTime.parse(text(connection, "select to_json(now()) #>> '{}'")).toInstant();
				List<Manifest.Schema> schemas = new ArrayList<>();
				for (String schema : schemas(connection)) {
					schemas.add(dump(connection, snapshot, schema, writer));
				}
				return new Manifest(Manifest.FORMAT, madeAt, installed.publicUrl(), text(connection, "show server_version"),
						installed.keycloak(), installed.demoAccount(), schemas);
			}
			catch (SQLException ex) {
				throw new Refusal("The database could not be read: %s".formatted(ex.getMessage()));
			}
		});
	}

	private static List<String> schemas(Connection connection) throws SQLException {
		List<String> schemas = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
				select nspname from pg_namespace
				where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public') order by nspname
				""")) {
			while (row.next()) {
				schemas.add(row.getString(1));
			}
		}
		return schemas;
	}

	private Manifest.Schema dump(Connection connection, String snapshot, String schema, BackupFile.Writer writer)
			throws SQLException, IOException, InterruptedException {
		SortedMap<String, Long> rows = Rows.of(connection, schema);
		String owner = text(connection, "select pg_get_userbyid(nspowner) from pg_namespace where nspname = '" + schema + "'");
		String migration = rows.containsKey("flyway_schema_history") ? text(connection, """
				select version from %s.flyway_schema_history
				where success and version is not null order by installed_rank desc limit 1
				""".formatted(schema)) : "";
		List<String> options = new ArrayList<>(List.of("--format=custom", "--schema=" + schema, "--snapshot=" + snapshot));
		Rows.SESSIONS.getOrDefault(schema, Set.of())
			.forEach(table -> options.add("--exclude-table-data=%s.%s".formatted(schema, table)));
		BackupFile.Written written = writer.add(schema + ".dump",
				out -> this.programs.dump(this.postgres.clientEnvironment(Postgres.DATABASE), options, out));
		return new Manifest.Schema(schema, owner, migration, rows, written.bytes(), written.sha256());
	}

	private static String text(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
			return row.next() ? row.getString(1) : "";
		}
	}

}
