package ru.neuromagic.course.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.course.catalog.Level;
import ru.neuromagic.course.catalog.LocalizedText;
import ru.neuromagic.course.catalog.Slug;

/** {@code course.yaml} as it is written. */
record CourseFile(@NotNull UUID id, @NotNull @Pattern(regexp = Slug.PATTERN) String slug, @NotNull Level level,
		@NotNull @Valid Title title, @NotNull @Valid Summary summary, @NotEmpty List<@NotNull @Valid ModuleFile> modules) {

	record Title(@NotBlank @Size(max = 120) String ru, @NotBlank @Size(max = 120) String en) {

		LocalizedText text() {
			return new LocalizedText(ru, en);
		}
	}

	record Summary(@NotBlank @Size(max = 300) String ru, @NotBlank @Size(max = 300) String en) {

		LocalizedText text() {
			return new LocalizedText(ru, en);
		}
	}

	record ModuleFile(@NotNull UUID id, @NotNull @Valid Title title, @NotEmpty List<@NotNull @Valid StepFile> steps) {
	}

	/** Either a lesson or a quest. */
	record StepFile(@Nullable @Valid LessonFile lesson, @Nullable @Valid QuestFile quest) {

		@AssertTrue(message = "must be either a lesson or a quest")
		boolean isOneThing() {
			return (lesson == null) != (quest == null);
		}
	}

	record LessonFile(@NotNull UUID id, @NotNull @Pattern(regexp = Slug.PATTERN) String slug,
			@Min(1) @Max(600) int minutes, @Nullable Boolean preview, @NotNull @Valid Title title) {
	}

	record QuestFile(@NotNull @Pattern(regexp = Slug.PATTERN) String slug, @Min(1) @Max(600) int minutes,
			@NotNull @Valid Title title) {
	}

	List<LessonFile> lessons() {
		return modules.stream().flatMap(module -> module.steps().stream())
				.flatMap(step -> Stream.ofNullable(step.lesson())).toList();
	}

	List<QuestFile> quests() {
		return modules.stream().flatMap(module -> module.steps().stream())
				.flatMap(step -> Stream.ofNullable(step.quest())).toList();
	}
}
