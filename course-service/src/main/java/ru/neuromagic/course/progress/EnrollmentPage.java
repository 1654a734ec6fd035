package ru.neuromagic.course.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.course.catalog.Language;
import ru.neuromagic.course.catalog.StepKind;
import ru.neuromagic.course.catalog.StepLink;
import ru.neuromagic.course.enrollment.Enrollment;
import ru.neuromagic.course.progress.CourseProgress.StepProgress;

/**
 * @param percent 0 to 100
 * @param completed of the steps that the course has now, in the order of completion
 * @param nextStep the first open step; null when none is left
 */
@Schema(name = "Enrollment")
record EnrollmentPage(String courseSlug, String courseTitle, Instant enrolledAt, @Nullable Instant completedAt,
		int completedSteps, int totalSteps, int percent, List<CompletedStep> completed, @Nullable StepLink nextStep) {

	record CompletedStep(StepKind kind, String slug, @Nullable Instant completedAt) {

		static CompletedStep of(StepProgress step) {
			return new CompletedStep(step.kind(), step.slug().value(), step.completedAt());
		}
	}

	static EnrollmentPage of(Enrollment enrollment, CourseProgress progress, Language language) {
		return new EnrollmentPage(enrollment.course().slug().value(), enrollment.course().title().in(language),
				enrollment.enrolledAt(), enrollment.completedAt(), progress.completedSteps(), progress.totalSteps(),
				progress.percent(), progress.completed().stream().map(CompletedStep::of).toList(),
				progress.next()
						.map(step -> new StepLink(step.kind(), step.slug().value(), step.title().in(language)))
						.orElse(null));
	}
}
