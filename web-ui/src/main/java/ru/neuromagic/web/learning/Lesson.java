package ru.neuromagic.web.learning;

import org.jspecify.annotations.Nullable;

/**
 * @param html the text, made safe by the course service
 * @param enrollment the learner's own; none for a guest or before the start
 */
public record Lesson(String courseSlug, String courseTitle, String moduleTitle, String slug, String title, int minutes,
		String html, boolean preview, int position, int totalSteps, @Nullable Step previous, @Nullable Step next,
		@Nullable Enrollment enrollment) {

	/** Whether the learner has completed it. */
	public boolean isDone() {
		return enrollment != null && enrollment.hasCompleted(new Step(Step.Kind.LESSON, slug, title, minutes, preview));
	}
}
