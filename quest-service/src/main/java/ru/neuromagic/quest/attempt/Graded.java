package ru.neuromagic.quest.attempt;

import ru.neuromagic.quest.grading.Answer;
import ru.neuromagic.quest.grading.Grade;
import ru.neuromagic.quest.grading.Grading;
import ru.neuromagic.quest.grading.Score;
import ru.neuromagic.quest.quest.Task;

/**
 * One try at a task, graded once and for ever.
 *
 * @param number 1 to {@link Score#TRIES}
 * @param revision of the answer that was graded
 * @param points what the try is worth; they count if it settles the task
 * @param settled whether the task ended with this try
 */
record Graded(int number, int revision, Grade grade, int points, boolean settled) {

	static Graded of(Task task, Answer answer, int number, int revision, int hintCost) {
		Grade grade = Grading.grade(task, answer);
		int points = Score.of(task.points(), grade.share(), number, hintCost).points();
		return new Graded(number, revision, grade, points, grade.share().isFull() || number == Score.TRIES);
	}

	boolean missed() {
		return !this.grade.share().isFull();
	}

}
