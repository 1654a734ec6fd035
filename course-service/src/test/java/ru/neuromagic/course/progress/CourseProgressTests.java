package ru.neuromagic.course.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ru.neuromagic.course.catalog.LocalizedText;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.catalog.StepKey;
import ru.neuromagic.course.catalog.StepKind;
import ru.neuromagic.course.progress.CourseProgress.StepProgress;

class CourseProgressTests {

	static final Instant MORNING = Instant.parse("2026-09-01T09:00:00Z");

	static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

	@Test
	void isNothingAtFirst() {
		var progress = new CourseProgress(List.of(step("a", null), step("b", null)));
		assertThat(progress.percent()).isZero();
		assertThat(progress.isFinished()).isFalse();
		assertThat(progress.next()).map(next -> next.slug().value()).hasValue("a");
	}

	@Test
	void leadsToTheFirstOpenStepWhateverTheOrderOfCompletion() {
		var progress = new CourseProgress(List.of(step("a", NOON), step("b", null), step("c", MORNING)));
		assertThat(progress.next()).map(next -> next.slug().value()).hasValue("b");
		assertThat(progress.completed()).extracting(step -> step.slug().value()).containsExactly("c", "a");
	}

	@Test
	void isHundredPercentOnlyWhenNothingIsLeft() {
		var almost = new CourseProgress(IntStream.range(0, 300)
				.mapToObj(number -> step("s" + number, number == 0 ? null : NOON)).toList());
		assertThat(almost.percent()).isEqualTo(99);
		assertThat(almost.isFinished()).isFalse();
		var done = new CourseProgress(List.of(step("a", NOON)));
		assertThat(done.percent()).isEqualTo(100);
		assertThat(done.isFinished()).isTrue();
		assertThat(done.next()).isEmpty();
	}

	@Test
	void ofACourseWithoutStepsIsNeverFinished() {
		var progress = new CourseProgress(List.of());
		assertThat(progress.percent()).isZero();
		assertThat(progress.isFinished()).isFalse();
	}

	static StepProgress step(String slug, @Nullable Instant completedAt) {
		return new StepProgress(StepKey.quest(new Slug(slug)), StepKind.QUEST, new Slug(slug),
				new LocalizedText(slug, slug), completedAt);
	}
}
