package ru.neuromagic.quest.attempt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.grading.Answer;
import ru.neuromagic.quest.grading.Feedback;
import ru.neuromagic.quest.quest.Option;
import ru.neuromagic.quest.quest.Task;

/**
 * A task as its learner may see it now: nothing in it says more about the right answer than the learner has earned.
 *
 * @param triesLeft how many tries there are at the most before the task is settled, 0 when it is
 * @param hintCost points that the hint takes from each try after it
 * @param feedback to the last try, with the points of the best; null before the first
 */
public record TaskResponse(String key, int position, String kind, String title, String statementHtml,
		List<OptionResponse> options, @Nullable Integer maxLength, int maxScore, TaskProgress.State state,
		@Nullable AnswerResponse answer, @Nullable Instant savedAt, int revision, int tries, int triesLeft,
		boolean hintTaken, boolean hintOffered, int hintCost, @Nullable String hintHtml, @Nullable Feedback feedback,
		@Nullable String solutionHtml) {

	public record OptionResponse(String key, String html) {
	}

	public record AnswerResponse(List<String> choices, @Nullable String text) {

		static AnswerResponse of(Answer answer) {
			return switch (answer) {
				case Answer.Choices(List<String> choices) -> new AnswerResponse(choices, null);
				case Answer.Text(String text) -> new AnswerResponse(List.of(), text);
			};
		}

	}

	public static TaskResponse of(Attempt attempt, String taskKey, Language language) {
		return of(attempt, attempt.task(taskKey), language);
	}

	static TaskResponse of(Attempt attempt, TaskProgress progress, Language language) {
		Task task = progress.task();
		Answer answer = progress.answer();
		Graded graded = progress.graded();
		boolean hintTaken = progress.hint() != null;
		boolean settled = progress.isSettled();
		return new TaskResponse(task.key(), attempt.tasks().indexOf(progress) + 1, task.kind(),
				task.title().in(language), task.statement().in(language).value(),
				options(attempt.id(), task, language), (task instanceof Task.Written written) ? written.maxLength() : null,
				task.points(), progress.state(), (answer != null && !answer.isEmpty()) ? AnswerResponse.of(answer) : null,
				progress.savedAt(), progress.revision(), progress.tries(), progress.triesLeft(),
				hintTaken, progress.hintOffered(), progress.hintCost(),
				hintTaken ? task.hint().in(language).value() : null,
				(graded != null) ? Feedback.of(task, graded.grade(), graded.points(), settled, language) : null,
				settled ? task.solution().in(language).value() : null);
	}

	/** In an order of this attempt's own, always the same, so that neither place nor memory gives an answer away. */
	private static List<OptionResponse> options(AttemptId attempt, Task task, Language language) {
		if (!(task instanceof Task.Choice choice)) {
			return List.of();
		}
		return choice.options()
			.stream()
			.sorted(Comparator.comparing(option -> shuffled(attempt, task, option)))
			.map(option -> new OptionResponse(option.key(), option.text().in(language).value()))
			.toList();
	}

	private static UUID shuffled(AttemptId attempt, Task task, Option option) {
		String name = attempt.value() + "/" + task.key() + "/" + option.key();
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

}
