package ru.neuromagic.course.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum StepKind {

	LESSON, QUEST;

	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static StepKind of(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}
}
