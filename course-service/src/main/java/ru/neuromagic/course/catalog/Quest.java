package ru.neuromagic.course.catalog;

/** A quest's place in a course; the quest itself belongs to the quest service. */
public record Quest(Slug slug, LocalizedText title, int minutes) implements Step {

	@Override
	public StepKey key() {
		return StepKey.quest(slug);
	}

	@Override
	public StepKind kind() {
		return StepKind.QUEST;
	}

	@Override
	public boolean preview() {
		return false;
	}
}
