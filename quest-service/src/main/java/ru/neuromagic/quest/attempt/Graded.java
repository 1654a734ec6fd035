package ru.neuromagic.quest.attempt;

import org.jspecify.annotations.Nullable;

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
 * @param points what the best try so far is worth
 * @param settled whether the task ended with this try: it is fully correct, it was the last, or no other could earn more
 */
record Graded(int number, int revision, Grade grade, int points, boolean settled) {

	/**
	 * The tries after the next can earn no more than the next, so that the next tells whether it is worth going on.
	 * @param before the try before this one
	 * @param hintCost points that a hint takes from this try and those after it, not from those before
	 */
	static Graded of(Task task, Answer answer, @Nullable Graded before, int revision, int hintCost) {
		Grade grade = Grading.grade(task, answer);
		int number = (before != null) ? before.number() + 1 : 1;
		int worth = Score.of(task.points(), grade.share(), number, hintCost).points();
		int best = (before != null) ? Math.max(before.points(), worth) : worth;
		boolean settled = grade.share().isFull() || number == Score.TRIES
				|| Score.most(task.points(), number + 1, hintCost) <= best;
		return new Graded(number, revision, grade, best, settled);
	}

	boolean missed() {
		return !this.grade.share().isFull();
	}

}
