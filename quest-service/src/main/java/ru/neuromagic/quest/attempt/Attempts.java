package ru.neuromagic.quest.attempt;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.quest.grading.Answer;
import ru.neuromagic.quest.grading.Grade;
import ru.neuromagic.quest.quest.Quest;
import ru.neuromagic.quest.quest.QuestId;
import ru.neuromagic.quest.quest.QuestVersion;
import ru.neuromagic.quest.quest.Quests;
import ru.neuromagic.quest.quest.Task;

/** All attempts. Whoever asks for one says who is asking: nobody finds someone else's. */
@Repository
public class Attempts {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String WITH_TASKS = """
			select a.id, a.learner_id, a.quest_version_id, a.started_at, a.completed_at, a.score, a.passed,
			       p.task_key, p.answer, p.revision, p.saved_at, p.hint_taken_at, p.hint_cost, p.xmin::text as version,
			       g.number, g.revision as graded_revision, g.grade, g.points, g.settled
			from attempt a
			left join task_progress p on p.attempt_id = a.id
			left join lateral (
			    select number, revision, grade, points, settled
			    from graded_try
			    where attempt_id = p.attempt_id and task_key = p.task_key
			    order by number desc
			    limit 1
			) g on true
			""";

	/** As many rows as a quest may have tasks. */
	private static final String ONE = WITH_TASKS + """
			where a.id = ? and a.learner_id = ?
			limit 20
			""";

	private static final String LATEST = WITH_TASKS + """
			where a.id = (
			    select id
			    from attempt
			    where learner_id = ? and quest_id = ?
			    order by completed_at is null desc, started_at desc
			    limit 1
			)
			limit 20
			""";

	/** Not {@code for update}, for which the foreign key of a draft would have to wait while it is waited for itself. */
	private static final String LOCK = """
			select id
			from attempt
			where id = ? and learner_id = ?
			for no key update
			""";

	/** Only over what was read: {@code xmin} is the transaction that wrote a row last, another one with each change. */
	private static final String STORE_PROGRESS = """
			insert into task_progress (attempt_id, task_key, answer, revision, saved_at, hint_taken_at, hint_cost)
			values (:attempt, :task, cast(:answer as jsonb), :revision, :savedAt, :hintTakenAt, :hintCost)
			on conflict (attempt_id, task_key) do update
			set answer = excluded.answer, revision = excluded.revision, saved_at = excluded.saved_at,
			    hint_taken_at = excluded.hint_taken_at, hint_cost = excluded.hint_cost
			where task_progress.xmin::text = :version
			""";

	private static final String STORE_TRY = "with saved as (" + STORE_PROGRESS + """
			    returning attempt_id, task_key, revision, answer
			)
			insert into graded_try (attempt_id, task_key, number, revision, answer, grade, points, settled, graded_at)
			select attempt_id, task_key, :number, revision, answer, cast(:grade as jsonb), :points, :settled, :now
			from saved
			""";

	private final JdbcClient jdbc;

	private final JdbcOperations template;

	private final Quests quests;

	Attempts(JdbcClient jdbc, JdbcOperations template, Quests quests) {
		this.jdbc = jdbc;
		this.template = template;
		this.quests = quests;
	}

	/** The learner's open attempt at the quest: the one that there is, or else this new one. */
	AttemptId open(AttemptId newId, LearnerId learner, Quest quest, Instant now) {
		// `do update` instead of `do nothing`, because it returns, and locks, the row that is there
		return this.jdbc.sql("""
				insert into attempt (id, learner_id, quest_id, quest_version_id, started_at, max_score)
				values (:id, :learner, :quest, :version, :now, :maxScore)
				on conflict (learner_id, quest_id) where completed_at is null
				do update set quest_id = excluded.quest_id
				returning id
				""")
			.param("id", newId.value())
			.param("learner", learner.value())
			.param("quest", quest.id().value())
			.param("version", quest.version().value())
			.param("now", timestamp(now))
			.param("maxScore", quest.maxScore())
			.query((row, number) -> new AttemptId(row.getObject("id", UUID.class)))
			.single();
	}

	/** The learner's open attempt at the quest, or else the one that was completed last. */
	Optional<Attempt> latest(LearnerId learner, QuestId quest) {
		return this.jdbc.sql(LATEST).params(learner.value(), quest.value()).query(Stored::of).map(this::attempt);
	}

	/** @throws ru.neuromagic.service.problem.ProblemException if the learner has no such attempt */
	public Attempt get(AttemptId id, LearnerId learner) {
		return this.jdbc.sql(ONE)
			.params(id.value(), learner.value())
			.query(Stored::of)
			.map(this::attempt)
			.orElseThrow(Refusal::attemptNotFound);
	}

	/**
	 * The same, and until the end of the transaction no one else gets it this way. The two statements go to the database
	 * together, but are two: in one with the lock the tasks would be as they were before another transaction let go of it.
	 */
	public Attempt lock(AttemptId id, LearnerId learner) {
		Optional<Stored> locked = this.template.execute(LOCK + ";" + ONE, (PreparedStatement statement) -> {
			for (int first : new int[] { 1, 3 }) {
				statement.setObject(first, id.value());
				statement.setObject(first + 1, learner.value());
			}
			statement.execute();
			boolean found = statement.getResultSet().next();
			statement.getMoreResults();
			return found ? Stored.of(statement.getResultSet()) : Optional.empty();
		});
		return locked.map(this::attempt).orElseThrow(Refusal::attemptNotFound);
	}

	/** As it is stored; what quest it belongs to is asked when the connection is free again, as that may have to be read too. */
	private record Stored(UUID id, UUID learner, UUID version, Instant startedAt, Attempt.@Nullable Completion completion,
			Map<String, Begun> tasks) {

		/** From rows of one attempt: one for each task that is begun, or one without a task. */
		static Optional<Stored> of(ResultSet rows) throws SQLException {
			if (!rows.next()) {
				return Optional.empty();
			}
			Map<String, Begun> tasks = new HashMap<>();
			Instant completedAt = instant(rows, "completed_at");
			var stored = new Stored(rows.getObject("id", UUID.class), rows.getObject("learner_id", UUID.class),
					rows.getObject("quest_version_id", UUID.class), rows.getTimestamp("started_at").toInstant(),
					(completedAt != null)
							? new Attempt.Completion(completedAt, rows.getInt("score"), rows.getBoolean("passed")) : null,
					tasks);
			do {
				String key = rows.getString("task_key");
				if (key != null) {
					tasks.put(key, Begun.of(rows));
				}
			}
			while (rows.next());
			return Optional.of(stored);
		}

	}

	private record Begun(@Nullable Answer answer, int revision, @Nullable Instant savedAt, @Nullable Graded graded,
			@Nullable HintTaken hint, String version) {

		static Begun of(ResultSet row) throws SQLException {
			String answer = row.getString("answer");
			String grade = row.getString("grade");
			Instant hintTakenAt = instant(row, "hint_taken_at");
			return new Begun((answer != null) ? JSON.readValue(answer, Answer.class) : null, row.getInt("revision"),
					instant(row, "saved_at"),
					(grade != null) ? new Graded(row.getInt("number"), row.getInt("graded_revision"),
							JSON.readValue(grade, Grade.class), row.getInt("points"), row.getBoolean("settled")) : null,
					(hintTakenAt != null) ? new HintTaken(hintTakenAt, row.getInt("hint_cost")) : null,
					row.getString("version"));
		}

		TaskProgress of(Task task) {
			return new TaskProgress(task, this.answer, this.revision, this.savedAt, this.graded, this.hint, this.version);
		}

	}

	private Attempt attempt(Stored stored) {
		Quest quest = this.quests.version(new QuestVersion(stored.version()));
		Map<String, TaskProgress> begun = new HashMap<>();
		stored.tasks().forEach((key, task) -> begun.put(key, task.of(quest.task(key).orElseThrow())));
		List<TaskProgress> tasks = quest.tasks()
			.stream()
			.map(task -> begun.getOrDefault(task.key(), TaskProgress.none(task)))
			.toList();
		return new Attempt(new AttemptId(stored.id()), new LearnerId(stored.learner()), quest, stored.startedAt(),
				stored.completion(), tasks);
	}

	/**
	 * Writes what a command changed about a task, in one statement.
	 * @throws OptimisticLockingFailureException if somebody else has changed the task since it was read; nothing is written
	 */
	public void store(Attempt before, Attempt after, String taskKey, Instant now) {
		TaskProgress current = before.task(taskKey);
		TaskProgress changed = after.task(taskKey);
		Graded graded = changed.graded();
		if (changed.equals(current)) {
			return;
		}
		JdbcClient.StatementSpec statement = (graded == null || graded.equals(current.graded()))
				? this.jdbc.sql(STORE_PROGRESS)
				: this.jdbc.sql(STORE_TRY)
					.param("number", graded.number())
					.param("grade", JSON.writerFor(Grade.class).writeValueAsString(graded.grade()))
					.param("points", graded.points())
					.param("settled", graded.settled())
					.param("now", timestamp(now));
		HintTaken hint = changed.hint();
		int stored = statement.param("attempt", after.id().value())
			.param("task", taskKey)
			.param("answer", (changed.answer() != null) ? JSON.writerFor(Answer.class).writeValueAsString(changed.answer()) : null)
			.param("revision", changed.revision())
			.param("savedAt", timestamp(changed.savedAt()))
			.param("hintTakenAt", timestamp((hint != null) ? hint.at() : null))
			.param("hintCost", (hint != null) ? hint.cost() : null)
			.param("version", current.version())
			.update();
		if (stored != 1) {
			throw new OptimisticLockingFailureException("Task %s of attempt %s was changed meanwhile".formatted(taskKey, after.id().value()));
		}
	}

	void storeCompletion(Attempt attempt, Attempt.Completion completion) {
		int completed = this.jdbc.sql("""
				update attempt
				set completed_at = :at, score = :score, passed = :passed
				where id = :id and completed_at is null
				""")
			.param("at", timestamp(completion.at()))
			.param("score", completion.score())
			.param("passed", completion.passed())
			.param("id", attempt.id().value())
			.update();
		if (completed != 1) {
			throw new IllegalStateException("Attempt %s is completed already".formatted(attempt.id().value()));
		}
	}

	private static @Nullable OffsetDateTime timestamp(@Nullable Instant time) {
		return (time != null) ? time.atOffset(ZoneOffset.UTC) : null;
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp time = row.getTimestamp(column);
		return (time != null) ? time.toInstant() : null;
	}

}
