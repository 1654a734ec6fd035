package ru.neuromagic.course.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/** A name in addresses: lower-case Latin letters and digits in words joined by single hyphens, at most 80 characters. */
public record Slug(String value) {

	public static final String PATTERN = "(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*";

	private static final Pattern VALID = Pattern.compile(PATTERN);

	public Slug {
		if (!VALID.matcher(value).matches()) {
			throw new IllegalArgumentException("Not a slug: " + value);
		}
	}

	/** Empty for what cannot be a slug and therefore names nothing. */
	public static Optional<Slug> parse(String value) {
		return VALID.matcher(value).matches() ? Optional.of(new Slug(value)) : Optional.empty();
	}

	@Override
	public String toString() {
		return value;
	}
}
