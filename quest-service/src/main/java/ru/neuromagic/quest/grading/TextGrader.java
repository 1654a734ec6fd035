package ru.neuromagic.quest.grading;

import java.util.List;

import ru.neuromagic.quest.quest.Task;

/** All or nothing: whether a pattern of either language accepts the whole answer. */
class TextGrader implements Grader<Task.Text, Answer.Text> {

	@Override
	public Grade grade(Task.Text task, Answer.Text answer) {
		boolean accepted = task.accept()
			.stream()
			.flatMap(List::stream)
			.anyMatch(pattern -> pattern.accepts(answer.text(), task.exact()));
		return new Grade.Text(accepted ? Share.FULL : Share.NONE);
	}

}
