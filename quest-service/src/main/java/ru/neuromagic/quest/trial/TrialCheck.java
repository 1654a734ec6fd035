package ru.neuromagic.quest.trial;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.grading.Answer;
import ru.neuromagic.quest.grading.Feedback;
import ru.neuromagic.quest.grading.Grade;
import ru.neuromagic.quest.grading.Grading;
import ru.neuromagic.quest.grading.Score;
import ru.neuromagic.quest.quest.Task;
import ru.neuromagic.quest.quest.Trial;

/** A prompt graded as the first try at a task is. */
record TrialCheck(Trial trial, Grade.Prompt grade) {

	/** @throws ru.neuromagic.quest.grading.AnswerInvalid if the text cannot be graded */
	static TrialCheck of(Trial trial, @Nullable String text) {
		Task.Prompt task = trial.task();
		Answer answer = Answer.to(task, null, text);
		answer.requireGradable(task);
		return new TrialCheck(trial, (Grade.Prompt) Grading.grade(task, answer));
	}

	Score score() {
		return Score.of(this.trial.task().points(), this.grade.share(), 1, 0);
	}

	int percent() {
		return this.grade.share().percent();
	}

	Feedback feedback(Language language) {
		return Feedback.of(this.trial, this.grade, score(), language);
	}

}
