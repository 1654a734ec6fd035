package ru.neuromagic.course.catalog;

/** Where to go: enough of a step to name it and link to it. */
public record StepLink(StepKind kind, String slug, String title) {

	public static StepLink to(Step step, Language language) {
		return new StepLink(step.kind(), step.slug().value(), step.title().in(language));
	}
}
