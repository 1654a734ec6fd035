package ru.neuromagic.course.progress;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.course.catalog.Courses;
import ru.neuromagic.course.catalog.LessonNotFound;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.enrollment.EnrollmentRequired;
import ru.neuromagic.course.enrollment.Enrollments;

@Service
class CompleteLesson {

	private final Courses courses;

	private final Enrollments enrollments;

	private final Progression progression;

	private final Clock clock;

	CompleteLesson(Courses courses, Enrollments enrollments, Progression progression, Clock clock) {
		this.courses = courses;
		this.enrollments = enrollments;
		this.progression = progression;
		this.clock = clock;
	}

	/** Completing it again changes nothing. */
	@Transactional
	public void complete(UUID learnerId, Slug course, Slug lesson) {
		var step = courses.lessonKey(course, lesson).orElseThrow(LessonNotFound::new);
		enrollments.lock(learnerId);
		if (enrollments.find(learnerId, course).isEmpty()) {
			throw new EnrollmentRequired();
		}
		progression.complete(learnerId, step, clock.instant());
	}
}
