package ru.neuromagic.course.enrollment;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.course.catalog.LocalizedText;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.catalog.StepKey;
import ru.neuromagic.course.enrollment.Enrollment.EnrolledCourse;

@Repository
public class Enrollments {

	private final JdbcClient jdbc;

	Enrollments(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Lets one transaction at a time change what a learner has, until it ends. Without it, enrolling and completing the
	 * last step at the same moment would each miss the other's row. It is the lock that the outbox takes per key.
	 */
	@Transactional(propagation = MANDATORY)
	public void lock(UUID learnerId) {
		jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:learner, 0))")
				.param("learner", learnerId.toString())
				.query()
				.listOfRows();
	}

	/** Enrolls in the course at this address. False if the learner is enrolled already or there is no such course. */
	boolean add(UUID id, UUID learnerId, Slug course, Instant at) {
		return jdbc.sql("""
						insert into enrollment (id, learner_id, course_id, enrolled_at, active_at)
						select :id, :learner, c.id, :at, :at
						  from course c
						 where c.slug = :course
						on conflict (learner_id, course_id) do nothing
						""")
				.param("id", id)
				.param("learner", learnerId)
				.param("course", course.value())
				.param("at", at.atOffset(ZoneOffset.UTC))
				.update() == 1;
	}

	public Optional<Enrollment> find(UUID learnerId, Slug course) {
		return jdbc.sql("""
						select e.id, e.learner_id, e.course_id, c.slug, c.title_ru, c.title_en,
							   e.enrolled_at, e.completed_at
						  from enrollment e
						  join course c on c.id = e.course_id
						 where e.learner_id = :learner and c.slug = :course
						""")
				.param("learner", learnerId)
				.param("course", course.value())
				.query(Enrollments::enrollment)
				.optional();
	}

	/** Latest activity first. */
	public List<Enrollment> latest(UUID learnerId, int limit) {
		return jdbc.sql("""
						select e.id, e.learner_id, e.course_id, c.slug, c.title_ru, c.title_en,
							   e.enrolled_at, e.completed_at
						  from enrollment e
						  join course c on c.id = e.course_id
						 where e.learner_id = :learner
						 order by e.active_at desc, e.id
						 limit :limit
						""")
				.param("learner", learnerId)
				.param("limit", limit)
				.query(Enrollments::enrollment)
				.list();
	}

	/** The learner's enrollments in courses that have this step now. */
	public List<Enrollment> containing(StepKey step, UUID learnerId) {
		return jdbc.sql("""
						select e.id, e.learner_id, e.course_id, c.slug, c.title_ru, c.title_en,
							   e.enrolled_at, e.completed_at
						  from step s
						  join enrollment e on e.course_id = s.course_id
						  join course c on c.id = e.course_id
						 where s.key = :step and s.retired_in is null and e.learner_id = :learner
						 order by e.id
						 limit 1000
						""")
				.param("step", step.value())
				.param("learner", learnerId)
				.query(Enrollments::enrollment)
				.list();
	}

	public void touch(Enrollment enrollment, Instant at) {
		jdbc.sql("""
						update enrollment
						   set active_at = :at
						 where id = :id
						""")
				.param("id", enrollment.id())
				.param("at", at.atOffset(ZoneOffset.UTC))
				.update();
	}

	/** Once: false if it was completed before. */
	public boolean complete(Enrollment enrollment, Instant at) {
		return jdbc.sql("""
						update enrollment
						   set completed_at = :at
						 where id = :id and completed_at is null
						""")
				.param("id", enrollment.id())
				.param("at", at.atOffset(ZoneOffset.UTC))
				.update() == 1;
	}

	private static Enrollment enrollment(ResultSet rs, int row) throws SQLException {
		var completedAt = rs.getObject("completed_at", OffsetDateTime.class);
		return new Enrollment(rs.getObject("id", UUID.class), rs.getObject("learner_id", UUID.class),
				new EnrolledCourse(rs.getObject("course_id", UUID.class), new Slug(rs.getString("slug")),
						new LocalizedText(rs.getString("title_ru"), rs.getString("title_en"))),
				rs.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
				completedAt == null ? null : completedAt.toInstant());
	}
}
