package ru.neuromagic.course.catalog;

import java.util.UUID;

/**
 * What a completion remembers of a step. It outlives every edit of the course: a lesson is known by its id, so that
 * its slug may change, and a quest by its slug, so that passing it counts in every course that contains it.
 */
public record StepKey(String value) {

	public StepKey {
		if (!value.startsWith("lesson:") && !value.startsWith("quest:")) {
			throw new IllegalArgumentException("Not a step key: " + value);
		}
	}

	public static StepKey lesson(UUID id) {
		return new StepKey("lesson:" + id);
	}

	public static StepKey quest(Slug slug) {
		return new StepKey("quest:" + slug);
	}

	UUID lessonId() {
		return UUID.fromString(value.substring("lesson:".length()));
	}
}
