package ru.neuromagic.quest.attempt;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps an answer as it is given. Nothing else hangs on a draft, so that it needs neither a transaction nor the attempt's lock:
 * it is read, and written unless somebody else was faster.
 */
@Service
public class SaveAnswer {

	private final Attempts attempts;

	private final Clock clock;

	SaveAnswer(Attempts attempts, Clock clock) {
		this.attempts = attempts;
		this.clock = clock;
	}

	@UntilStored
	public Attempt save(AttemptId id, LearnerId learner, String taskKey, @Nullable Collection<String> choices,
			@Nullable String text, @Nullable Integer revision) {
		Instant now = Instant.now(this.clock);
		Attempt attempt = this.attempts.get(id, learner);
		Attempt saved = attempt.save(taskKey, choices, text, revision, now);
		this.attempts.store(attempt, saved, taskKey, now);
		return saved;
	}

}
