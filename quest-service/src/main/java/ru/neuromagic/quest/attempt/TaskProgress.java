package ru.neuromagic.quest.attempt;

import java.time.Instant;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.grading.Answer;
import ru.neuromagic.quest.grading.Score;
import ru.neuromagic.quest.quest.Task;

/**
 * How far a learner has come with one task of an attempt.
 *
 * @param answer as last saved
 * @param revision how often the answer was changed; 0 before the first
 * @param graded the last try
 * @param version of what is stored, another one with each change by anybody; null before the first
 */
public record TaskProgress(Task task, @Nullable Answer answer, int revision, @Nullable Instant savedAt,
		@Nullable Graded graded, @Nullable HintTaken hint, @Nullable String version) {

	/** Where a task stands, from the learner's side. */
	public enum State {

		/** Nothing is saved. */
		UNANSWERED("unanswered"),
		/** An answer is saved that was not checked yet. */
		SAVED("saved"),
		/** The saved answer was checked, is not fully correct, and may be changed. */
		MISSED("missed"),
		/** Fully correct, out of tries, or so good that no other try could earn more. */
		SETTLED("settled");

		private final String name;

		State(String name) {
			this.name = name;
		}

		@JsonValue
		String wireName() {
			return this.name;
		}

	}

	static TaskProgress none(Task task) {
		return new TaskProgress(task, null, 0, null, null, null, null);
	}

	State state() {
		if (isSettled()) {
			return State.SETTLED;
		}
		if (this.answer == null || this.answer.isEmpty()) {
			return State.UNANSWERED;
		}
		return (this.graded != null && this.graded.revision() == this.revision) ? State.MISSED : State.SAVED;
	}

	boolean isSettled() {
		return this.graded != null && this.graded.settled();
	}

	int tries() {
		return (this.graded != null) ? this.graded.number() : 0;
	}

	/**
	 * How many tries there are before the task is settled, at the most: those that can still earn more, and while it is
	 * open at least one.
	 */
	int triesLeft() {
		if (isSettled()) {
			return 0;
		}
		long worthwhile = IntStream.rangeClosed(tries() + 1, Score.TRIES)
			.filter(number -> Score.most(this.task.points(), number, paid()) > score())
			.count();
		return Math.max(1, Math.toIntExact(worthwhile));
	}

	/** Points of the best try. */
	int score() {
		return (this.graded != null) ? this.graded.points() : 0;
	}

	/** A learner who missed twice is offered the hint for nothing. */
	boolean hintOffered() {
		return this.graded != null && this.graded.missed() && this.graded.number() >= Score.MISSES_TO_FREE_HINT;
	}

	/** What the hint has cost or, while it is not taken, would cost now. */
	int hintCost() {
		if (this.hint != null) {
			return this.hint.cost();
		}
		return hintOffered() ? 0 : Score.hintCost(this.task.points());
	}

	/** The same answer again is no change, so that a repeated request is harmless. */
	TaskProgress save(Answer given, Instant now) {
		if (given.equals(this.answer)) {
			return this;
		}
		return new TaskProgress(this.task, given, this.revision + 1, now, this.graded, this.hint, this.version);
	}

	/** Grades what is saved as the next try. */
	TaskProgress check() {
		if (this.answer == null || this.answer.isEmpty()) {
			throw Refusal.answerEmpty();
		}
		this.answer.requireGradable(this.task);
		Graded next = Graded.of(this.task, this.answer, this.graded, this.revision, paid());
		return new TaskProgress(this.task, this.answer, this.revision, this.savedAt, next, this.hint, this.version);
	}

	private int paid() {
		return (this.hint != null) ? this.hint.cost() : 0;
	}

	TaskProgress takeHint(Instant now) {
		return new TaskProgress(this.task, this.answer, this.revision, this.savedAt, this.graded,
				new HintTaken(now, hintCost()), this.version);
	}

}
