package ru.neuromagic.web.catalog;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

import ru.neuromagic.web.learning.Constellation;

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

	public boolean isKnown() {
		return this != UNKNOWN;
	}

	/** How the stars of its courses lie. */
	public Constellation.Shape getShape() {
		return switch (this) {
			case BEGINNER, UNKNOWN -> Constellation.Shape.ARC;
			case JUNIOR -> Constellation.Shape.WAVE;
			case MIDDLE -> Constellation.Shape.WING;
			case SENIOR -> Constellation.Shape.SPIRAL;
		};
	}
}
