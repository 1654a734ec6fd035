package ru.neuromagic.course.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next cursor of the page that follows; null on the last one
 */
record CataloguePage(List<CourseCard> courses, @Nullable String next) {

	record CourseCard(String slug, String title, String summary, Level level, int minutes, int lessonCount,
			int questCount) {
	}

	/** @param found one more than the page holds, if there are more */
	static CataloguePage of(List<CourseSummary> found, int limit, Language language) {
		var shown = found.stream().limit(limit).toList();
		var next = found.size() > limit ? CatalogCursor.of(shown.getLast()).encode() : null;
		return new CataloguePage(shown.stream().map(course -> card(course, language)).toList(), next);
	}

	private static CourseCard card(CourseSummary course, Language language) {
		return new CourseCard(course.slug().value(), course.title().in(language), course.summary().in(language),
				course.level(), course.minutes(), course.lessonCount(), course.questCount());
	}
}
