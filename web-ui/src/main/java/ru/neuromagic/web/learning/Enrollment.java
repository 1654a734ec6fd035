package ru.neuromagic.web.learning;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A learner's way through a course, as the course service counts it. */
public record Enrollment(String courseSlug, String courseTitle, Instant enrolledAt, @Nullable Instant completedAt,
		int completedSteps, int totalSteps, int percent, List<Completed> completed, @Nullable Step nextStep) {

	public record Completed(Step.Kind kind, String slug, Instant completedAt) {
	}

	public boolean hasCompleted(Step step) {
		return completed.stream().anyMatch(done -> done.kind() == step.kind() && done.slug().equals(step.slug()));
	}

	public boolean isFinished() {
		return completedAt != null;
	}
}
