package ru.neuromagic.quest.hint;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Service;

import ru.neuromagic.quest.attempt.Attempt;
import ru.neuromagic.quest.attempt.AttemptId;
import ru.neuromagic.quest.attempt.Attempts;
import ru.neuromagic.quest.attempt.LearnerId;
import ru.neuromagic.quest.attempt.UntilStored;

/** Shows a learner the hint of a task. Taken twice it is paid once. */
@Service
public class TakeHint {

	private final Attempts attempts;

	private final Clock clock;

	TakeHint(Attempts attempts, Clock clock) {
		this.attempts = attempts;
		this.clock = clock;
	}

	@UntilStored
	public Attempt take(AttemptId id, LearnerId learner, String taskKey) {
		Instant now = Instant.now(this.clock);
		Attempt attempt = this.attempts.get(id, learner);
		Attempt helped = attempt.takeHint(taskKey, now);
		this.attempts.store(attempt, helped, taskKey, now);
		return helped;
	}

}
