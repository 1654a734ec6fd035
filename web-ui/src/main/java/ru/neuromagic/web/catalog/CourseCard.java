package ru.neuromagic.web.catalog;

import java.util.List;

import ru.neuromagic.web.learning.Constellation;

/** A course as the catalogue shows it. */
public record CourseCard(CoursesClient.Summary course, Constellation sky) {

	public static List<CourseCard> all(List<CoursesClient.Summary> courses) {
		return courses.stream()
			.map(course -> new CourseCard(course,
					Constellation.of(course.slug(), course.level().getShape(), course.lessonCount() + course.questCount())))
			.toList();
	}
}
