package ru.neuromagic.events.course;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventType;

/**
 * A learner started a course.
 *
 * @param courseTitle by language, {@code ru} and {@code en}
 */
public record CourseEnrolled(UUID enrollmentId, UUID learnerId, UUID courseId, String courseSlug,
		Map<String, String> courseTitle, Instant enrolledAt) implements Event {

	@Override
	public UUID key() {
		return this.learnerId;
	}

	@Override
	public EventType type() {
		return EventType.COURSE_ENROLLED;
	}

}
