package ru.neuromagic.events.course;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventType;

/**
 * A learner completed one more step of a course they are enrolled in.
 *
 * @param courseTitle by language, {@code ru} and {@code en}
 * @param stepKind {@code lesson} or {@code quest}
 * @param completedSteps steps completed so far, 1 to {@code totalSteps}
 */
public record CourseProgressed(UUID enrollmentId, UUID learnerId, UUID courseId, String courseSlug,
		Map<String, String> courseTitle, String stepKind, String stepSlug, int completedSteps, int totalSteps,
		Instant progressedAt) implements Event {

	@Override
	public UUID key() {
		return this.learnerId;
	}

	@Override
	public EventType type() {
		return EventType.COURSE_PROGRESSED;
	}

}
