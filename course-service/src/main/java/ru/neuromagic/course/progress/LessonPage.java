package ru.neuromagic.course.progress;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.course.catalog.Language;
import ru.neuromagic.course.catalog.LessonInCourse;
import ru.neuromagic.course.catalog.StepLink;

/**
 * @param position among all steps of the course, from 1
 * @param enrollment the reader's own in the lesson's course; null for a guest or before the start
 */
record LessonPage(String courseSlug, String courseTitle, String moduleTitle, String slug, String title, int minutes,
		String html, boolean preview, int position, int totalSteps, @Nullable StepLink previous,
		@Nullable StepLink next, @Nullable EnrollmentPage enrollment) {

	static LessonPage of(LessonInCourse place, String html, Language language, @Nullable EnrollmentPage enrollment) {
		var course = place.course();
		var lesson = place.lesson();
		return new LessonPage(course.slug().value(), course.title().in(language), place.module().title().in(language),
				lesson.slug().value(), lesson.title().in(language), lesson.minutes(), html, lesson.preview(),
				place.index() + 1, course.steps().size(),
				place.previous().map(step -> StepLink.to(step, language)).orElse(null),
				place.next().map(step -> StepLink.to(step, language)).orElse(null), enrollment);
	}
}
