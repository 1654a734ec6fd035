package ru.neuromagic.quest.attempt;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps and grades an answer; the last one completes the attempt. */
@Service
public class CheckAnswer {

	private final Attempts attempts;

	private final FinishAttempt finishing;

	private final Clock clock;

	CheckAnswer(Attempts attempts, FinishAttempt finishing, Clock clock) {
		this.attempts = attempts;
		this.finishing = finishing;
		this.clock = clock;
	}

	@UntilStored
	@Transactional
	public Attempt check(AttemptId id, LearnerId learner, String taskKey, int number,
			@Nullable Collection<String> choices, @Nullable String text) {
		Instant now = Instant.now(this.clock);
		Attempt attempt = this.attempts.lock(id, learner);
		Attempt checked = attempt.check(taskKey, number, choices, text, now);
		this.attempts.store(attempt, checked, taskKey, now);
		this.finishing.store(attempt, checked);
		return checked;
	}

}
