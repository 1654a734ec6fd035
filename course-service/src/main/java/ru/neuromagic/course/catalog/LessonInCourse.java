package ru.neuromagic.course.catalog;

import java.util.Optional;

/**
 * A lesson at its place.
 *
 * @param index among all steps of the course, from 0
 */
public record LessonInCourse(Course course, Lesson lesson, int index) {

	public Module module() {
		return course.modules().stream().filter(module -> module.steps().contains(lesson)).findFirst().orElseThrow();
	}

	public Optional<Step> previous() {
		return index == 0 ? Optional.empty() : Optional.of(course.steps().get(index - 1));
	}

	public Optional<Step> next() {
		return index == course.steps().size() - 1 ? Optional.empty() : Optional.of(course.steps().get(index + 1));
	}
}
