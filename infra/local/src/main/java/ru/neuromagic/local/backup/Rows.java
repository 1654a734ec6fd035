package ru.neuromagic.local.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the rows of a schema's tables. */
final class Rows {

	/**
	 * Tables that are backed up empty: who is logged in. A session that somebody ended after the backup must not come to
	 * life with it, and its tokens have no business in a file.
	 */
	static final Map<String, Set<String>> SESSIONS = Map.of("web", Set.of("spring_session", "spring_session_attributes"),
			"keycloak", Set.of("offline_user_session", "offline_client_session"));

	private Rows() {
	}

	/** How many rows a backup of this schema holds, by table. */
	static SortedMap<String, Long> of(Connection connection, String schema) throws SQLException {
		SortedMap<String, Long> rows = new TreeMap<>();
		try (Statement statement = connection.createStatement()) {
			for (String table : tables(connection, schema)) {
				try (ResultSet count = statement.executeQuery("select count(*) from %s.%s".formatted(quoted(schema), quoted(table)))) {
					count.next();
					rows.put(table, count.getLong(1));
				}
			}
		}
		SESSIONS.getOrDefault(schema, Set.of()).forEach(table -> rows.computeIfPresent(table, (_, _) -> 0L));
		return rows;
	}

	private static List<String> tables(Connection connection, String schema) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("""
				select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where n.nspname = ? and c.relkind = 'r' order by c.relname
				""")) {
			statement.setString(1, schema);
			List<String> tables = new ArrayList<>();
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					tables.add(row.getString(1));
				}
			}
			return tables;
		}
	}

	private static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

}
