package ru.neuromagic.course.progress;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.enrollment.Enrollments;

/**
 * When a new version of a course lacks the only steps that a learner had left, the course is completed: nothing the
 * learner could do would end it otherwise. Each version is settled once, in small transactions that any instance may
 * take up where another stopped.
 */
@Component
class SettleShortenedCourses {

	private static final int BATCH = 100;

	private record Version(UUID courseId, int number) {
	}

	private record Finisher(UUID learnerId, Slug course) {
	}

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final Enrollments enrollments;

	private final Progression progression;

	private final Clock clock;

	SettleShortenedCourses(JdbcClient jdbc, TransactionOperations transactions, Enrollments enrollments,
			Progression progression, Clock clock) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.enrollments = enrollments;
		this.progression = progression;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void settle() {
		for (var version : unsettled()) {
			for (var batch = finishers(version); !batch.isEmpty(); batch = finishers(version)) {
				batch.forEach(this::finish);
			}
			markSettled(version);
		}
	}

	private List<Version> unsettled() {
		return jdbc.sql("""
						select course_id, version
						  from course_version
						 where settled_at is null
						 order by course_id, version
						 limit 100
						""")
				.query((rs, row) -> new Version(rs.getObject("course_id", UUID.class), rs.getInt("version")))
				.list();
	}

	private List<Finisher> finishers(Version version) {
		return jdbc.sql("""
						select e.learner_id, c.slug
						  from enrollment e
						  join course c on c.id = e.course_id
						 where e.course_id = :course and e.completed_at is null
						   and not exists (select from step s
											where s.course_id = e.course_id and s.retired_in is null
											  and not exists (select from completion d
															   where d.learner_id = e.learner_id
																 and d.step_key = s.key))
						 order by e.id
						 limit :limit
						""")
				.param("course", version.courseId())
				.param("limit", BATCH)
				.query((rs, row) -> new Finisher(rs.getObject("learner_id", UUID.class), new Slug(rs.getString("slug"))))
				.list();
	}

	private void finish(Finisher finisher) {
		transactions.executeWithoutResult(status -> {
			enrollments.lock(finisher.learnerId());
			enrollments.find(finisher.learnerId(), finisher.course()).ifPresent(progression::finish);
		});
	}

	private void markSettled(Version version) {
		jdbc.sql("""
						update course_version
						   set settled_at = :now
						 where course_id = :course and version = :version and settled_at is null
						""")
				.param("course", version.courseId())
				.param("version", version.number())
				.param("now", clock.instant().atOffset(ZoneOffset.UTC))
				.update();
	}
}
