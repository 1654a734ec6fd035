package ru.neuromagic.web.learning;

import org.jspecify.annotations.Nullable;

/** @param html the text, made safe by the course service */
public record Lesson(String courseSlug, String courseTitle, String moduleTitle, String slug, String title, int minutes,
		String html, boolean preview, int position, int totalSteps, @Nullable Step previous, @Nullable Step next) {

	Step asStep() {
		return new Step(Step.Kind.LESSON, slug, title, minutes, preview);
	}
}
