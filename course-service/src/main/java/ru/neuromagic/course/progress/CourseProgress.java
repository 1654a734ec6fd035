package ru.neuromagic.course.progress;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.course.catalog.LocalizedText;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.catalog.StepKey;
import ru.neuromagic.course.catalog.StepKind;

/**
 * How far a learner is in a course as it stands now. It is always computed, from the current steps and the learner's
 * completions, so that no edit of the course can push it past the end.
 *
 * @param steps in the order of the course
 */
record CourseProgress(List<StepProgress> steps) {

	/** @param completedAt null while it is open */
	record StepProgress(StepKey key, StepKind kind, Slug slug, LocalizedText title, @Nullable Instant completedAt) {

		boolean isCompleted() {
			return completedAt != null;
		}
	}

	CourseProgress {
		steps = List.copyOf(steps);
	}

	StepProgress step(StepKey key) {
		return steps.stream().filter(step -> step.key().equals(key)).findFirst().orElseThrow();
	}

	int totalSteps() {
		return steps.size();
	}

	int completedSteps() {
		return completed().size();
	}

	/** 0 to 100, rounded down: 100 means that nothing is left. */
	int percent() {
		return steps.isEmpty() ? 0 : 100 * completedSteps() / totalSteps();
	}

	boolean isFinished() {
		return !steps.isEmpty() && completedSteps() == totalSteps();
	}

	/** In the order of completion. */
	List<StepProgress> completed() {
		return steps.stream().filter(StepProgress::isCompleted)
				.sorted(Comparator.comparing(StepProgress::completedAt)).toList();
	}

	/** The first open step. */
	Optional<StepProgress> next() {
		return steps.stream().filter(step -> !step.isCompleted()).findFirst();
	}
}
