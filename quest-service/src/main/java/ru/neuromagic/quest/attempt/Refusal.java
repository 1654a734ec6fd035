package ru.neuromagic.quest.attempt;

import org.springframework.http.HttpStatus;

import ru.neuromagic.quest.grading.Score;
import ru.neuromagic.service.problem.ProblemException;

/** Why an attempt does not do what it is asked to. All the names are here; they are part of the API. */
final class Refusal {

	private Refusal() {
	}

	static ProblemException noAttempt() {
		return new ProblemException(HttpStatus.NOT_FOUND, "no-attempt", "You have not begun this quest yet.");
	}

	/** Also said of someone else's attempt, so that ids cannot be probed. */
	static ProblemException attemptNotFound() {
		return new ProblemException(HttpStatus.NOT_FOUND, "attempt-not-found", "There is no such attempt of yours.");
	}

	static ProblemException taskNotFound() {
		return new ProblemException(HttpStatus.NOT_FOUND, "task-not-found", "This quest has no such task.");
	}

	static ProblemException attemptCompleted() {
		return new ProblemException(HttpStatus.CONFLICT, "attempt-completed", "This attempt is completed and cannot be changed.");
	}

	static ProblemException taskSettled() {
		return new ProblemException(HttpStatus.CONFLICT, "task-settled", "This task is settled and cannot be changed.");
	}

	static ProblemException staleAnswer(int current) {
		return new ProblemException(HttpStatus.CONFLICT, "stale-answer",
				"The answer was changed elsewhere since you loaded it; load it again.").with("revision", current);
	}

	static ProblemException checkOutOfOrder(int next) {
		return new ProblemException(HttpStatus.CONFLICT, "check-out-of-order",
				"The next check of this task is number %d of %d.".formatted(next, Score.TRIES)).with("next", next);
	}

	static ProblemException answerEmpty() {
		return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "answer-empty", "Answer the task before checking it.");
	}

}
