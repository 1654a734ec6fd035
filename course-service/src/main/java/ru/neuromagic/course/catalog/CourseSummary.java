package ru.neuromagic.course.catalog;

/** A line of the catalogue. */
record CourseSummary(Slug slug, Level level, LocalizedText title, LocalizedText summary, int minutes, int lessonCount,
		int questCount) {
}
