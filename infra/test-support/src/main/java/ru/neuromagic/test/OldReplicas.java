package ru.neuromagic.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replicas of the version before, which know a schema without its last migration and work on while it runs and afterwards. What they
 * rely on is read from the catalogue of a real PostgreSQL before and after: whatever they select is still there with the same type,
 * and every row that they could write is still accepted. Not seen is what depends on rows: a migration that rewrites data must
 * leave them as old code understands them.
 */
public final class OldReplicas {

	private final String role;

	private final String schema;

	private final String location;

	private OldReplicas(String role, String schema, String location) {
		this.role = role;
		this.schema = schema;
		this.location = location;
	}

	/** Those of the program whose migrations stand on the class path. */
	public static OldReplicas of(String role, String schema) {
		return new OldReplicas(role, schema, "classpath:db/migration");
	}

	static OldReplicas of(String role, String schema, String location) {
		return new OldReplicas(role, schema, location);
	}

	/**
	 * Fails, naming what is in their way.
	 * @param harmless how obstacles begin that the code of the version before was read for and does not meet
	 */
	public void surviveTheLastMigration(String... harmless) {
		assertThat(obstacles()).filteredOn(obstacle -> Arrays.stream(harmless).noneMatch(obstacle::startsWith))
			.as("what the last migration of " + this.schema + " takes from replicas of the version before")
			.isEmpty();
	}

	List<String> obstacles() {
		String url = RealPostgres.get().newDatabase("expand_" + UUID.randomUUID().toString().replace("-", ""));
		MigrationInfo[] all = flyway(url, null).info().all();
		assertThat(all).as("migrations at " + this.location).isNotEmpty();
		if (all.length == 1) {
			// nobody knows an older schema
			return List.of();
		}
		try {
			flyway(url, all[all.length - 2].getVersion().getVersion()).migrate();
			Catalogue before = read(url);
			flyway(url, null).migrate();
			return before.missedIn(read(url));
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private Flyway flyway(String url, @Nullable String target) {
		var configuration = Flyway.configure()
			.dataSource(url, this.role, RealPostgres.PASSWORD)
			.locations(this.location)
			.defaultSchema(this.schema)
			.createSchemas(false);
		return ((target != null) ? configuration.target(target) : configuration).load();
	}

	private Catalogue read(String url) throws SQLException {
		try (Connection connection = RealPostgres.connect(url, this.role)) {
			return Catalogue.read(connection, this.schema);
		}
	}

	private record Column(String type, boolean required, boolean filled, boolean written) {

		/** Whether an insert may leave it out. */
		boolean mayBeLeftOut() {
			return !this.required || this.filled;
		}

	}

	/**
	 * @param columns by table or view and name
	 * @param rules what refuses rows: checks, keys, unique indexes, triggers, by table and definition, with their columns
	 */
	private record Catalogue(Set<String> relations, Map<String, Column> columns, Map<String, Rule> rules, Set<String> labels) {

		private static final String COLUMNS = """
				select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
				    a.atthasdef or a.attidentity <> '', a.attgenerated = '' and a.attidentity <> 'a'
				from pg_attribute a join pg_class c on c.oid = a.attrelid
				where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
				    and a.attnum > 0 and not a.attisdropped and c.relname <> 'flyway_schema_history'
				""";

		/** Expressions have the column number 0, which counts as a column that old replicas know. */
		private static final String RULES = """
				select c.relname, 'constraint', pg_get_constraintdef(o.oid), array(
				    select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = any(o.conkey))
				from pg_constraint o join pg_class c on c.oid = o.conrelid
				where c.relnamespace = ?::regnamespace and o.contype in ('c', 'f', 'x') and c.relname <> 'flyway_schema_history'
				union all
				select c.relname, 'unique', regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', ''), array(
				    select coalesce((select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = k), '')
				    from unnest(i.indkey::int[]) k)
				from pg_index i join pg_class c on c.oid = i.indrelid
				where c.relnamespace = ?::regnamespace and i.indisunique and c.relname <> 'flyway_schema_history'
				union all
				select c.relname, 'trigger', pg_get_triggerdef(t.oid), '{}'
				from pg_trigger t join pg_class c on c.oid = t.tgrelid
				where c.relnamespace = ?::regnamespace and not t.tgisinternal
				""";

		private static final String LABELS = """
				select t.typname || '.' || e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid
				where t.typnamespace = ?::regnamespace
				""";

		static Catalogue read(Connection connection, String schema) throws SQLException {
			Map<String, Column> columns = new TreeMap<>();
			Set<String> relations = new LinkedHashSet<>();
			try (var query = connection.prepareStatement(COLUMNS)) {
				query.setString(1, schema);
				for (var rows = query.executeQuery(); rows.next();) {
					relations.add(rows.getString(1));
					columns.put(rows.getString(1) + "." + rows.getString(2),
							new Column(rows.getString(3), rows.getBoolean(4), rows.getBoolean(5), rows.getBoolean(6)));
				}
			}
			Map<String, Rule> rules = new TreeMap<>();
			try (var query = connection.prepareStatement(RULES)) {
				for (int i = 1; i <= 3; i++) {
					query.setString(i, schema);
				}
				for (var rows = query.executeQuery(); rows.next();) {
					var rule = new Rule(rows.getString(1), rows.getString(2), rows.getString(3),
							List.of((String[]) rows.getArray(4).getArray()));
					rules.put(rule.table() + ": " + rule.kind() + " " + rule.definition(), rule);
				}
			}
			Set<String> labels = new LinkedHashSet<>();
			try (var query = connection.prepareStatement(LABELS)) {
				query.setString(1, schema);
				for (var rows = query.executeQuery(); rows.next();) {
					labels.add(rows.getString(1));
				}
			}
			return new Catalogue(relations, columns, rules, labels);
		}

		List<String> missedIn(Catalogue after) {
			List<String> missed = new ArrayList<>();
			this.columns.forEach((name, column) -> {
				Column now = after.columns().get(name);
				if (now == null) {
					missed.add(name + " is gone");
				}
				else if (!now.type().equals(column.type())) {
					missed.add(name + " was " + column.type() + " and is " + now.type());
				}
				else if (now.required() && !column.required()) {
					missed.add(name + " takes no null any more");
				}
				else if (column.mayBeLeftOut() && !now.mayBeLeftOut()) {
					missed.add(name + " has lost its default");
				}
				else if (column.written() && !now.written()) {
					missed.add(name + " can no longer be written");
				}
			});
			after.columns().forEach((name, column) -> {
				boolean oldTable = this.relations.contains(name.substring(0, name.indexOf('.')));
				if (oldTable && !this.columns.containsKey(name) && !column.mayBeLeftOut()) {
					missed.add(name + " is required, and old replicas do not know it");
				}
			});
			after.rules().forEach((title, rule) -> {
				if (this.relations.contains(rule.table()) && !this.rules.containsKey(title) && disturbs(rule, after)) {
					missed.add("a new rule may refuse what old replicas write: " + title);
				}
			});
			this.rules.forEach((title, rule) -> {
				if (rule.kind().equals("unique") && !after.rules().containsKey(title)) {
					missed.add("an \"on conflict\" of old replicas may need what is gone: " + title);
				}
			});
			this.labels.stream().filter(label -> !after.labels().contains(label)).forEach(label -> missed.add(label + " is gone"));
			return missed;
		}

		/** Old replicas leave new columns out: these are null, or all the same by default. */
		private boolean disturbs(Rule rule, Catalogue after) {
			boolean newColumnsOnly = !rule.columns().isEmpty()
					&& rule.columns().stream().noneMatch(column -> column.isEmpty() || this.columns.containsKey(rule.table() + "." + column));
			boolean mayBeNull = rule.columns().stream().map(column -> after.columns().get(rule.table() + "." + column))
				.anyMatch(column -> column != null && !column.required() && !column.filled());
			return !newColumnsOnly || (!rule.kind().equals("constraint") && !mayBeNull);
		}

	}

	private record Rule(String table, String kind, String definition, List<String> columns) {

	}

}
