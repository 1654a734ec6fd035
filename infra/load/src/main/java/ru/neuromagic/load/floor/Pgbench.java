package ru.neuromagic.load.floor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ru.neuromagic.load.machine.Components;

/**
 * The statements that quest-service runs for an answer that is saved ({@code SaveAnswer}), by pgbench over prepared statements
 * and kept connections, in a copy of its tables with rows like those of learners.
 */
public final class Pgbench {

	private static final String SCHEMA = "load_floor";

	private static final int ATTEMPTS = 1000;

	private static final String TABLES = """
			drop schema if exists load_floor cascade;
			create schema load_floor;
			create table load_floor.attempt (like quest.attempt including all);
			create table load_floor.task_progress (like quest.task_progress including all);
			create table load_floor.graded_try (like quest.graded_try including all);
			insert into load_floor.attempt (id, learner_id, quest_id, quest_version_id, started_at, max_score)
			select md5('attempt ' || n)::uuid, md5('learner ' || n)::uuid, md5('quest')::uuid, md5('version')::uuid, now(), 30
			from generate_series(1, %1$d) n;
			insert into load_floor.task_progress (attempt_id, task_key, answer, revision, saved_at)
			select md5('attempt ' || n)::uuid, 'task-' || t, '{"choices": ["a"]}', 1, now()
			from generate_series(1, %1$d) n, generate_series(1, 3) t;
			insert into load_floor.graded_try (attempt_id, task_key, number, revision, answer, grade, points, settled, graded_at)
			select md5('attempt ' || n)::uuid, 'task-' || t, 1, 1, '{"choices": ["a"]}', '{"share": 1}', 10, true, now()
			from generate_series(1, %1$d) n, generate_series(1, 2) t;
			analyze load_floor.attempt, load_floor.task_progress, load_floor.graded_try;
			""";

	private static final String SCRIPT = """
			\\set n random(1, %d)
			select a.id, a.learner_id, a.quest_version_id, a.started_at, a.completed_at, a.score, a.passed,
			       p.task_key, p.answer, p.revision, p.saved_at, p.hint_taken_at, p.hint_cost, p.xmin::text as version,
			       g.number, g.revision as graded_revision, g.grade, g.points, g.settled
			from load_floor.attempt a
			left join load_floor.task_progress p on p.attempt_id = a.id
			left join lateral (
			    select number, revision, grade, points, settled
			    from load_floor.graded_try
			    where attempt_id = p.attempt_id and task_key = p.task_key
			    order by number desc
			    limit 1
			) g on true
			where a.id = md5('attempt ' || :n)::uuid and a.learner_id = md5('learner ' || :n)::uuid
			limit 20;
			insert into load_floor.task_progress (attempt_id, task_key, answer, revision, saved_at, hint_taken_at, hint_cost)
			values (md5('attempt ' || :n)::uuid, 'task-3', cast('{"text": "%s"}' as jsonb), 2, now(), null, null)
			on conflict (attempt_id, task_key) do update
			set answer = excluded.answer, revision = excluded.revision, saved_at = excluded.saved_at,
			    hint_taken_at = excluded.hint_taken_at, hint_cost = excluded.hint_cost
			where task_progress.xmin::text <> '';
			""";

	private static final Pattern TRANSACTIONS = Pattern.compile("number of transactions actually processed: (\\d+)");

	private static final Pattern LATENCY = Pattern.compile("latency average = ([\\d.]+) ms");

	private final int port;

	private final String password;

	/** @param password of PostgreSQL's superuser */
	public Pgbench(int port, String password) {
		this.port = port;
		this.password = password;
	}

	/**
	 * @param cpuMillis of PostgreSQL for one transaction
	 * @param latencyMillis on average
	 */
	public record Result(double perSecond, double latencyMillis, double cpuMillis) {
	}

	/** @param answer the text that is saved */
	public Result run(Components components, int concurrency, Duration duration, String answer, Path folder)
			throws IOException, InterruptedException {
		Files.createDirectories(folder);
		Path script = folder.resolve("answer.sql");
		Files.writeString(script, SCRIPT.formatted(ATTEMPTS, oneLine(answer)));
		execute(TABLES.formatted(ATTEMPTS));
		try {
			pgbench(script, concurrency, Duration.ofSeconds(2));
			Duration before = components.cpu().of("postgres");
			String output = pgbench(script, concurrency, duration);
			Duration used = components.cpu().of("postgres").minus(before);
			double transactions = number(TRANSACTIONS, output);
			return new Result(transactions / duration.toSeconds(), number(LATENCY, output), used.toNanos() / 1e6 / transactions);
		}
		finally {
			execute("drop schema %s cascade".formatted(SCHEMA));
		}
	}

	/** As it stands in JSON in SQL in a line of pgbench. */
	private static String oneLine(String answer) {
		return answer.replaceAll("[\\\\\"':]", " ").replaceAll("\\s+", " ");
	}

	private void execute(String sql) throws IOException {
		try (Connection connection = DriverManager
			.getConnection("jdbc:postgresql://127.0.0.1:%d/neuromagic".formatted(this.port), "postgres", this.password);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException refused) {
			throw new IOException(refused);
		}
	}

	private String pgbench(Path script, int concurrency, Duration duration) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(List.of(Program.PGBENCH.path().toString(), "--no-vacuum", "--protocol=prepared",
				"--file=" + script, "--client=" + concurrency, "--jobs=1", "--time=" + duration.toSeconds(), "--host=127.0.0.1",
				"--port=" + this.port, "--username=postgres", "neuromagic"));
		builder.environment().put("PGPASSWORD", this.password);
		Path log = script.resolveSibling("pgbench.log");
		Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!process.waitFor(duration.toSeconds() + 60, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroy();
			throw new IOException("pgbench failed:\n" + Files.readString(log));
		}
		return Files.readString(log);
	}

	private static double number(Pattern pattern, String output) throws IOException {
		Matcher matcher = pattern.matcher(output);
		if (!matcher.find()) {
			throw new IOException("pgbench said nothing of it:\n" + output);
		}
		return Double.parseDouble(matcher.group(1));
	}

}
