package ru.neuromagic.course.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The courses as readers see them: kept in memory for seconds, so that a change shows at once everywhere. The texts of
 * lessons are kept by edition and therefore never stale.
 */
@Component
public class Catalog {

	private static final Duration FRESH = Duration.ofSeconds(5);

	private static final Duration LESSON_IDLE = Duration.ofHours(1);

	private static final long LESSON_CHARACTERS = 16_000_000;

	private record Page(@Nullable CatalogCursor after, int limit) {
	}

	private record LessonText(String edition, UUID lesson) {
	}

	private final Courses courses;

	private final Cache<Page, List<CourseSummary>> pages = Caffeine.newBuilder().maximumSize(200)
			.expireAfterWrite(FRESH).build();

	private final Cache<Slug, Optional<Course>> bySlug = Caffeine.newBuilder().maximumSize(1000)
			.expireAfterWrite(FRESH).build();

	private final Cache<LessonText, LocalizedText> lessons = Caffeine.newBuilder().maximumWeight(LESSON_CHARACTERS)
			.weigher((LessonText key, LocalizedText html) -> html.ru().length() + html.en().length())
			.expireAfterAccess(LESSON_IDLE).build();

	Catalog(Courses courses) {
		this.courses = courses;
	}

	List<CourseSummary> page(@Nullable CatalogCursor after, int limit) {
		return pages.get(new Page(after, limit), page -> courses.page(page.after(), page.limit()));
	}

	public Optional<Course> course(Slug slug) {
		return bySlug.get(slug, courses::find);
	}

	public String html(LessonInCourse lesson, Language language) {
		return lessons.get(new LessonText(lesson.course().edition(), lesson.lesson().id()),
				key -> courses.lessonHtml(lesson.course(), lesson.lesson())).in(language);
	}
}
