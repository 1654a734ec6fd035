package ru.neuromagic.course.progress;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.course.catalog.StepKey;
import ru.neuromagic.course.enrollment.Enrollment;
import ru.neuromagic.course.enrollment.Enrollments;
import ru.neuromagic.course.enrollment.LearnerEnrolled;
import ru.neuromagic.events.course.CourseCompleted;
import ru.neuromagic.events.course.CourseProgressed;
import ru.neuromagic.service.events.Events;

/** What follows from a completed step: the courses that contain it move, and end when it was the last. */
@Component
@Transactional(propagation = MANDATORY)
class Progression {

	private final Completions completions;

	private final Enrollments enrollments;

	private final Events events;

	private final Clock clock;

	Progression(Completions completions, Enrollments enrollments, Events events, Clock clock) {
		this.completions = completions;
		this.enrollments = enrollments;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Does nothing for a step that was completed before. The caller holds {@link Enrollments#lock the learner's lock}.
	 */
	void complete(UUID learnerId, StepKey step, Instant at) {
		if (completions.add(learnerId, step, at)) {
			enrollments.containing(step, learnerId).forEach(enrollment -> advance(enrollment, step));
		}
	}

	private void advance(Enrollment enrollment, StepKey step) {
		var progress = completions.progress(enrollment);
		var course = enrollment.course();
		var now = clock.instant();
		var done = progress.step(step);
		enrollments.touch(enrollment, now);
		events.append(new CourseProgressed(enrollment.id(), enrollment.learnerId(), course.id(), course.slug().value(),
				course.title().byLanguage(), done.kind().code(), done.slug().value(), progress.completedSteps(),
				progress.totalSteps(), now));
		finish(enrollment, progress);
	}

	/** Quests may have been passed before. */
	@EventListener
	void on(LearnerEnrolled enrolled) {
		finish(enrolled.enrollment());
	}

	/** Ends the course, once, if no step is open. */
	void finish(Enrollment enrollment) {
		finish(enrollment, completions.progress(enrollment));
	}

	private void finish(Enrollment enrollment, CourseProgress progress) {
		var now = clock.instant();
		if (progress.isFinished() && enrollments.complete(enrollment, now)) {
			var course = enrollment.course();
			events.append(new CourseCompleted(enrollment.id(), enrollment.learnerId(), course.id(),
					course.slug().value(), course.title().byLanguage(), now));
		}
	}
}
