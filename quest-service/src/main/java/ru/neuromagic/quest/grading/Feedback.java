package ru.neuromagic.quest.grading;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.content.Html;
import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.content.Localized;
import ru.neuromagic.quest.quest.Option;
import ru.neuromagic.quest.quest.Task;
import ru.neuromagic.quest.quest.Trial;

/**
 * What a learner is told about a try. While the task can still be tried it speaks of what was wrong only, and never of
 * options that were not picked; {@code criteria} is there for prompts.
 *
 * @param score points of the best try so far, which may be another than the one that is spoken of
 */
public record Feedback(boolean correct, int score, String html, @Nullable List<CriterionFeedback> criteria) {

	private static final Localized<Html> RIGHT = phrase("Верно.", "Right.");

	private static final Localized<Html> SOME_RIGHT = phrase("Пока не всё: выбрано верно, но есть и другие верные варианты.",
			"Not everything yet: what you chose is right, but there are other right options.");

	private static final Localized<Html> PROMPT_FULL = phrase("Все критерии выполнены.", "All criteria are met.");

	private static final Localized<Html> PROMPT_PARTLY = phrase("Выполнены не все критерии.", "Not all criteria are met.");

	private static final Localized<Html> PROMPT_SHORT = phrase(
			"Промпт слишком короткий, поэтому засчитана только часть баллов. Добавьте подробностей.",
			"The prompt is too short, so that it earns a part of the points only. Add detail.");

	public record CriterionFeedback(String key, String label, boolean met, String comment) {
	}

	public static Feedback of(Task task, Grade grade, int score, boolean settled, Language language) {
		Html html = switch (grade) {
			case Grade.Choices choices -> choices((Task.Choice) task, choices, settled, language);
			case Grade.Text text -> text((Task.Text) task, text, language);
			case Grade.Prompt prompt -> prompt((Task.Prompt) task, prompt, language);
		};
		return new Feedback(grade.share().isFull(), score, html.value(), criteria(task, grade, language));
	}

	private static Html choices(Task.Choice task, Grade.Choices grade, boolean settled, Language language) {
		List<String> toldOf = settled ? Stream.concat(grade.right().stream(), grade.wrong().stream()).toList()
				: grade.wrong();
		return task.options()
			.stream()
			.filter(option -> toldOf.contains(option.key()))
			.map(Option::feedback)
			.map(feedback -> feedback.in(language))
			.reduce(Html::and)
			.orElseGet(() -> (settled ? RIGHT : SOME_RIGHT).in(language));
	}

	private static Html text(Task.Text task, Grade.Text grade, Language language) {
		Task.Text.Feedback feedback = task.feedback();
		return (grade.share().isFull() ? feedback.right() : feedback.wrong()).in(language);
	}

	private static Html prompt(Task.Prompt task, Grade.Prompt grade, Language language) {
		Html verdict = (grade.met().size() == task.criteria().size() ? PROMPT_FULL : PROMPT_PARTLY).in(language);
		return remarks(task, grade, language).reduce(verdict, Html::and);
	}

	/** What took points from a prompt, beside the criteria that it does not meet. */
	private static Stream<Html> remarks(Task.Prompt task, Grade.Prompt grade, Language language) {
		Stream<Html> broken = grade.broken().stream().map(rule -> Html.ofText(task.forbid().get(rule).message().in(language)));
		return grade.capped() ? Stream.concat(Stream.of(PROMPT_SHORT.in(language)), broken) : broken;
	}

	/** To a try at the trial. A prompt that breaks a rule hears that instead of the verdict, which would praise it. */
	public static Feedback of(Trial trial, Grade.Prompt grade, Score score, Language language) {
		Stream<Html> verdict = grade.broken().isEmpty() ? Stream.of(trial.verdict(grade.share().percent()).in(language))
				: Stream.empty();
		Html html = Stream.concat(verdict, remarks(trial.task(), grade, language)).reduce(Html::and).orElseThrow();
		return new Feedback(grade.share().isFull(), score.points(), html.value(), criteria(trial.task(), grade, language));
	}

	private static @Nullable List<CriterionFeedback> criteria(Task task, Grade grade, Language language) {
		if (!(task instanceof Task.Prompt prompt && grade instanceof Grade.Prompt graded)) {
			return null;
		}
		return prompt.criteria().stream().map(criterion -> {
			boolean met = graded.met().contains(criterion.key());
			String comment = (met ? criterion.met() : criterion.missed()).in(language);
			return new CriterionFeedback(criterion.key(), criterion.label().in(language), met, comment);
		}).toList();
	}

	private static Localized<Html> phrase(String ru, String en) {
		return new Localized<>(ru, en).map(Html::ofMarkdown);
	}

}
