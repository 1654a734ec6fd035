package ru.neuromagic.quest.grading;

import ru.neuromagic.quest.quest.Task;

/** Knows the grader of every kind of task. */
public final class Grading {

	private static final Grader<Task.Choice, Answer.Choices> CHOICES = new ChoiceGrader();

	private static final Grader<Task.Text, Answer.Text> TEXT = new TextGrader();

	private static final Grader<Task.Prompt, Answer.Text> PROMPT = new PromptGrader();

	private Grading() {
	}

	public static Grade grade(Task task, Answer answer) {
		return switch (task) {
			case Task.Choice choice -> CHOICES.grade(choice, (Answer.Choices) answer);
			case Task.Text text -> TEXT.grade(text, (Answer.Text) answer);
			case Task.Prompt prompt -> PROMPT.grade(prompt, (Answer.Text) answer);
		};
	}

}
