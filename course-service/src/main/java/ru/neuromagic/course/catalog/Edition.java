package ru.neuromagic.course.catalog;

import java.util.Map;
import java.util.UUID;

/**
 * A course with everything in it, ready to be published.
 *
 * @param lessonHtml safe HTML by lesson id
 */
public record Edition(Course course, Map<UUID, LocalizedText> lessonHtml) {

	public Edition {
		lessonHtml = Map.copyOf(lessonHtml);
	}
}
