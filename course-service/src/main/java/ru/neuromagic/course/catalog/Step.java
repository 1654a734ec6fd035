package ru.neuromagic.course.catalog;

/** One star of a course: something to read or something to solve. */
public sealed interface Step permits Lesson, Quest {

	StepKey key();

	StepKind kind();

	Slug slug();

	LocalizedText title();

	/** Expected effort in minutes. */
	int minutes();

	/** Whether everybody may open it, without an account. */
	boolean preview();
}
