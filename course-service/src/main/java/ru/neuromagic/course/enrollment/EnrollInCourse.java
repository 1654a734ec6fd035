package ru.neuromagic.course.enrollment;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.course.catalog.CourseNotFound;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.events.course.CourseEnrolled;
import ru.neuromagic.service.events.Events;
import ru.neuromagic.service.ids.Ids;

@Service
public class EnrollInCourse {

	private final Enrollments enrollments;

	private final Events events;

	private final ApplicationEventPublisher application;

	private final Clock clock;

	EnrollInCourse(Enrollments enrollments, Events events, ApplicationEventPublisher application, Clock clock) {
		this.enrollments = enrollments;
		this.events = events;
		this.application = application;
		this.clock = clock;
	}

	/**
	 * @return whether the learner was not enrolled before
	 * @throws CourseNotFound if nothing stands at this address
	 */
	@Transactional
	public boolean enroll(UUID learnerId, Slug course) {
		enrollments.lock(learnerId);
		var added = enrollments.add(Ids.next(), learnerId, course, clock.instant());
		var enrollment = enrollments.find(learnerId, course).orElseThrow(CourseNotFound::new);
		if (added) {
			events.append(new CourseEnrolled(enrollment.id(), learnerId, enrollment.course().id(),
					enrollment.course().slug().value(), enrollment.course().title().byLanguage(),
					enrollment.enrolledAt()));
			application.publishEvent(new LearnerEnrolled(enrollment));
		}
		return added;
	}
}
