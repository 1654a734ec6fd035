package ru.neuromagic.quest.quest;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A quest's name in addresses: words of small Latin letters and digits joined by hyphens, at most 80 characters. */
public record Slug(@JsonValue String value) {

	/** Taken by neighbouring addresses under {@code /api/quests}. */
	private static final Set<String> RESERVED = Set.of("attempts", "docs", "swagger-ui", "trial");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Slug {
		if (!value.matches("[a-z0-9]+(?:-[a-z0-9]+)*") || value.length() > 80 || RESERVED.contains(value)) {
			throw new IllegalArgumentException("not a slug: " + value);
		}
	}

	/** Empty for what cannot be one. */
	static Optional<Slug> parse(String value) {
		try {
			return Optional.of(new Slug(value));
		}
		catch (IllegalArgumentException noSlug) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
