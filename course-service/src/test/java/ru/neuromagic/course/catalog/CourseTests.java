package ru.neuromagic.course.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.course.catalog.CourseFixtures.aCourse;
import static ru.neuromagic.course.catalog.CourseFixtures.lesson;
import static ru.neuromagic.course.catalog.CourseFixtures.quest;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CourseTests {

	final Lesson first = lesson("first");

	final Quest middle = quest("middle");

	final Lesson last = lesson("last");

	final Course course = aCourse().having(first, middle, last).course();

	@Test
	void countsWhatItHolds() {
		assertThat(course.minutes()).isEqualTo(30);
		assertThat(course.count(StepKind.LESSON)).isEqualTo(2);
		assertThat(course.count(StepKind.QUEST)).isOne();
	}

	@Test
	void knowsTheNeighboursOfALesson() {
		assertThat(course.lesson(first.slug())).hasValueSatisfying(place -> {
			assertThat(place.previous()).isEmpty();
			assertThat(place.next()).contains(middle);
			assertThat(place.module()).isEqualTo(course.modules().getFirst());
		});
		assertThat(course.lesson(last.slug())).hasValueSatisfying(place -> {
			assertThat(place.index()).isEqualTo(2);
			assertThat(place.previous()).contains(middle);
			assertThat(place.next()).isEmpty();
		});
	}

	@Test
	void hasNoLessonByTheSlugOfAQuest() {
		assertThat(course.lesson(middle.slug())).isEmpty();
	}

	@Test
	void remembersLessonsByIdAndQuestsBySlug() {
		assertThat(first.key()).isEqualTo(new StepKey("lesson:" + first.id()));
		assertThat(middle.key()).isEqualTo(new StepKey("quest:middle"));
		assertThat(first.key().lessonId()).isEqualTo(first.id());
	}

	@Test
	void speaksRussianUnlessEnglishIsAskedFor() {
		assertThat(Language.of(Locale.ENGLISH)).isEqualTo(Language.EN);
		assertThat(Language.of(Locale.UK)).isEqualTo(Language.EN);
		assertThat(Language.of(Locale.of("ru"))).isEqualTo(Language.RU);
		assertThat(Language.of(Locale.GERMAN)).isEqualTo(Language.RU);
	}
}
