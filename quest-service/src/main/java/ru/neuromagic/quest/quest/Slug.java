package ru.neuromagic.quest.quest;

import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A quest's name in addresses: words of small Latin letters and digits joined by hyphens, at most 80 characters. */
public record Slug(@JsonValue String value) {

	/** Taken by neighbouring addresses under {@code /api/quests}. */
	private static final Set<String> RESERVED = Set.of("attempts", "docs", "swagger-ui");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Slug {
		if (!value.matches("[a-z0-9]+(?:-[a-z0-9]+)*") || value.length() > 80 || RESERVED.contains(value)) {
			throw new IllegalArgumentException("not a slug: " + value);
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
