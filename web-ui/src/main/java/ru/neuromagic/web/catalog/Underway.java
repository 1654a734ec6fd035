package ru.neuromagic.web.catalog;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.learning.Constellation;
import ru.neuromagic.web.learning.Enrollment;
import ru.neuromagic.web.learning.EnrollmentsClient;

/** The courses that the learner has begun, the one to go on with first and with its sky. */
@Component
public class Underway {

	private final Calls calls;

	private final CoursesClient courses;

	private final EnrollmentsClient enrollments;

	Underway(Calls calls, CoursesClient courses, EnrollmentsClient enrollments) {
		this.calls = calls;
		this.courses = courses;
		this.enrollments = enrollments;
	}

	/** @param sky of the first course that is not finished; none for the others, or when the catalogue is down */
	public record Course(Enrollment enrollment, @Nullable Constellation sky) {
	}

	public Reply<List<Course>> all() {
		return calls.ask(enrollments::all).map(found -> {
			var courses = new ArrayList<Course>();
			boolean drawn = false;
			for (Enrollment enrollment : found.enrollments()) {
				boolean draw = !drawn && !enrollment.isFinished();
				courses.add(new Course(enrollment, draw ? sky(enrollment) : null));
				drawn |= draw;
			}
			return List.copyOf(courses);
		});
	}

	private @Nullable Constellation sky(Enrollment enrollment) {
		return calls.ask(() -> courses.course(enrollment.courseSlug()))
			.map(course -> Constellation.of(course.slug(), course.level().getShape(), course.steps(),
					enrollment::hasCompleted, true))
			.getValue();
	}
}
