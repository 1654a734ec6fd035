package ru.neuromagic.course.enrollment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.course.catalog.LocalizedText;
import ru.neuromagic.course.catalog.Slug;

/**
 * One learner takes one course.
 *
 * @param completedAt when every step that the course then had was completed; it stays, whatever the course gets later
 */
public record Enrollment(UUID id, UUID learnerId, EnrolledCourse course, Instant enrolledAt,
		@Nullable Instant completedAt) {

	public record EnrolledCourse(UUID id, Slug slug, LocalizedText title) {
	}

	public boolean isCompleted() {
		return completedAt != null;
	}
}
