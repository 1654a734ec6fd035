package ru.neuromagic.course.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a course expects its learner to know, easiest first. */
public enum Level {

	BEGINNER, JUNIOR, MIDDLE, SENIOR;

	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Level of(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}
}
