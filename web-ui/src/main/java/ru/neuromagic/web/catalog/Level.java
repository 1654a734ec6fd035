package ru.neuromagic.web.catalog;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a course asks of its learner. A level that this version does not know is shown without a name. */
public enum Level {

	@JsonProperty("beginner")
	BEGINNER,

	@JsonProperty("junior")
	JUNIOR,

	@JsonProperty("middle")
	MIDDLE,

	@JsonProperty("senior")
	SENIOR,

	@JsonEnumDefaultValue
	UNKNOWN;

	public String getCode() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** How many of the four marks of a level are lit. */
	public int getMarks() {
		return this == UNKNOWN ? 0 : ordinal() + 1;
	}
}
