package ru.neuromagic.web.calls;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A refusal as a service worded it (RFC 9457).
 *
 * @param type the last part of the problem's type, such as {@code course-not-found}; {@code other} when there is none
 * @param retryAfter how long to wait before trying again, when the service said so
 */
public record Problem(String type, int status, String detail, List<FieldError> errors, @Nullable Duration retryAfter,
		Map<String, Object> more) {

	public record FieldError(String field, String code, String message) {
	}

	public boolean is(String type) {
		return this.type.equals(type);
	}

	/** A whole number that came with the problem, or the other one. */
	public int number(String name, int other) {
		return more.get(name) instanceof Number number ? number.intValue() : other;
	}
}
