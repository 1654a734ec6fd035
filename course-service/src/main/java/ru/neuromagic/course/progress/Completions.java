package ru.neuromagic.course.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import ru.neuromagic.course.catalog.LocalizedText;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.catalog.StepKey;
import ru.neuromagic.course.catalog.StepKind;
import ru.neuromagic.course.enrollment.Enrollment;
import ru.neuromagic.course.progress.CourseProgress.StepProgress;

/** What learners have completed. Rows are only added: there is no way to take a completion back. */
@Repository
class Completions {

	/** Steps of all courses of one answer. */
	private static final int STEP_LIMIT = 10_000;

	/** The latest ones of a learner: more than all courses have steps. */
	private static final int TIME_LIMIT = 10_000;

	private final JdbcClient jdbc;

	Completions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** False if it was completed before; the first time stays. */
	boolean add(UUID learnerId, StepKey step, Instant at) {
		return jdbc.sql("""
						insert into completion (learner_id, step_key, completed_at)
						values (:learner, :step, :at)
						on conflict (learner_id, step_key) do nothing
						""")
				.param("learner", learnerId)
				.param("step", step.value())
				.param("at", at.atOffset(ZoneOffset.UTC))
				.update() == 1;
	}

	/** Latest first. */
	List<Instant> times(UUID learnerId) {
		return jdbc.sql("""
						select completed_at
						  from completion
						 where learner_id = :learner
						 order by completed_at desc
						 limit :limit
						""")
				.param("learner", learnerId)
				.param("limit", TIME_LIMIT)
				.query((rs, row) -> rs.getObject("completed_at", OffsetDateTime.class).toInstant())
				.list();
	}

	CourseProgress progress(Enrollment enrollment) {
		return progress(List.of(enrollment)).get(enrollment.id());
	}

	/** By enrollment id; all of one learner. */
	Map<UUID, CourseProgress> progress(List<Enrollment> enrollments) {
		var stepsByCourse = new HashMap<UUID, List<StepProgress>>();
		if (!enrollments.isEmpty()) {
			jdbc.sql("""
							select s.course_id, s.key, s.kind, s.slug, s.title_ru, s.title_en, c.completed_at
							  from step s
							  left join completion c on c.step_key = s.key and c.learner_id = :learner
							 where s.course_id in (:courses) and s.retired_in is null
							 order by s.course_id, s.position
							 limit :limit
							""")
					.param("learner", enrollments.getFirst().learnerId())
					.param("courses", enrollments.stream().map(enrollment -> enrollment.course().id()).toList())
					.param("limit", STEP_LIMIT)
					.query((RowCallbackHandler) rs -> stepsByCourse
							.computeIfAbsent(rs.getObject("course_id", UUID.class), id -> new ArrayList<>())
							.add(step(rs)));
		}
		var progress = new HashMap<UUID, CourseProgress>();
		for (var enrollment : enrollments) {
			progress.put(enrollment.id(),
					new CourseProgress(stepsByCourse.getOrDefault(enrollment.course().id(), List.of())));
		}
		return progress;
	}

	private static StepProgress step(ResultSet rs) throws SQLException {
		var completedAt = rs.getObject("completed_at", OffsetDateTime.class);
		return new StepProgress(new StepKey(rs.getString("key")), StepKind.of(rs.getString("kind")),
				new Slug(rs.getString("slug")),
				new LocalizedText(rs.getString("title_ru"), rs.getString("title_en")),
				completedAt == null ? null : completedAt.toInstant());
	}
}
