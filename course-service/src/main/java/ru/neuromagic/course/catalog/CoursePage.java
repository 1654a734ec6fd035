package ru.neuromagic.course.catalog;

import java.util.List;
import java.util.UUID;

record CoursePage(String slug, String title, String summary, String descriptionHtml, Level level, int minutes,
		int lessonCount, int questCount, List<CourseModule> modules) {

	record CourseModule(UUID id, String title, List<CourseStep> steps) {
	}

	record CourseStep(StepKind kind, String slug, String title, int minutes, boolean preview) {
	}

	static CoursePage of(Course course, Language language) {
		return new CoursePage(course.slug().value(), course.title().in(language), course.summary().in(language),
				course.description().in(language), course.level(), course.minutes(), course.count(StepKind.LESSON),
				course.count(StepKind.QUEST),
				course.modules().stream().map(module -> module(module, language)).toList());
	}

	private static CourseModule module(Module module, Language language) {
		return new CourseModule(module.id(), module.title().in(language),
				module.steps().stream().map(step -> step(step, language)).toList());
	}

	private static CourseStep step(Step step, Language language) {
		return new CourseStep(step.kind(), step.slug().value(), step.title().in(language), step.minutes(),
				step.preview());
	}
}
