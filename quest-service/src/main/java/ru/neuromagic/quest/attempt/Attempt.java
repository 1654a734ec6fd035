package ru.neuromagic.quest.attempt;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.grading.Answer;
import ru.neuromagic.quest.quest.Quest;

/**
 * One learner's way through one version of a quest. Each command gives the attempt as it is afterwards, the same one if
 * nothing changed; it refuses by a {@link ru.neuromagic.service.problem.ProblemException}.
 *
 * @param tasks as many and in the order as in the quest
 */
public record Attempt(AttemptId id, LearnerId learner, Quest quest, Instant startedAt, @Nullable Completion completion,
		List<TaskProgress> tasks) {

	/** How an attempt ended. It is kept as it was, whatever happens to the rules later. */
	record Completion(Instant at, int score, boolean passed) {
	}

	public boolean isCompleted() {
		return this.completion != null;
	}

	/** Points of the best try at each task, 0 to the quest's {@code maxScore}. */
	public int score() {
		return (this.completion != null) ? this.completion.score()
				: this.tasks.stream().mapToInt(TaskProgress::score).sum();
	}

	public boolean isPassed() {
		return (this.completion != null) ? this.completion.passed() : score() >= this.quest.passScore();
	}

	public TaskProgress task(String key) {
		return this.tasks.stream()
			.filter(progress -> progress.task().key().equals(key))
			.findFirst()
			.orElseThrow(Refusal::taskNotFound);
	}

	/**
	 * Keeps an answer.
	 * @param revision that the learner changed; a newer one must not be overwritten
	 */
	Attempt save(String taskKey, @Nullable Collection<String> choices, @Nullable String text,
			@Nullable Integer revision, Instant now) {
		TaskProgress current = changeable(taskKey);
		TaskProgress saved = current.save(Answer.to(current.task(), choices, text), now);
		if (saved != current && revision != null && revision != current.revision()) {
			throw Refusal.staleAnswer(current.revision());
		}
		return with(saved);
	}

	/**
	 * Keeps and grades an answer as the try of that number; a try that was graded before stays as it is. The last task to
	 * be settled completes the attempt.
	 */
	Attempt check(String taskKey, int number, @Nullable Collection<String> choices, @Nullable String text, Instant now) {
		if (number <= task(taskKey).tries()) {
			return this;
		}
		TaskProgress current = changeable(taskKey);
		if (number > current.tries() + 1) {
			throw Refusal.checkOutOfOrder(current.tries() + 1);
		}
		if (choices == null && text == null) {
			throw Refusal.answerEmpty();
		}
		Attempt checked = with(current.save(Answer.to(current.task(), choices, text), now).check());
		return checked.tasks.stream().allMatch(TaskProgress::isSettled) ? checked.finish(now) : checked;
	}

	/** Shows the hint of a task, for points unless it is offered. */
	public Attempt takeHint(String taskKey, Instant now) {
		return (task(taskKey).hint() != null) ? this : with(changeable(taskKey).takeHint(now));
	}

	/** Ends it; tasks that are not settled keep the points of their best try. */
	Attempt finish(Instant now) {
		if (isCompleted()) {
			return this;
		}
		return new Attempt(this.id, this.learner, this.quest, this.startedAt, new Completion(now, score(), isPassed()),
				this.tasks);
	}

	private TaskProgress changeable(String taskKey) {
		TaskProgress progress = task(taskKey);
		if (progress.isSettled()) {
			throw Refusal.taskSettled();
		}
		if (isCompleted()) {
			throw Refusal.attemptCompleted();
		}
		return progress;
	}

	private Attempt with(TaskProgress changed) {
		if (this.tasks.contains(changed)) {
			return this;
		}
		return new Attempt(this.id, this.learner, this.quest, this.startedAt, this.completion,
				this.tasks.stream()
					.map(progress -> progress.task().key().equals(changed.task().key()) ? changed : progress)
					.toList());
	}

}
