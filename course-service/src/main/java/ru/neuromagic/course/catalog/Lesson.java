package ru.neuromagic.course.catalog;

import java.util.UUID;

public record Lesson(UUID id, Slug slug, LocalizedText title, int minutes, boolean preview) implements Step {

	@Override
	public StepKey key() {
		return StepKey.lesson(id);
	}

	@Override
	public StepKind kind() {
		return StepKind.LESSON;
	}
}
