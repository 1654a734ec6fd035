package ru.neuromagic.quest.attempt;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps an answer as it is given. */
@Service
public class SaveAnswer {

	private final Attempts attempts;

	private final Clock clock;

	SaveAnswer(Attempts attempts, Clock clock) {
		this.attempts = attempts;
		this.clock = clock;
	}

	@Transactional
	public Attempt save(AttemptId id, LearnerId learner, String taskKey, @Nullable Collection<String> choices,
			@Nullable String text, @Nullable Integer revision) {
		Instant now = Instant.now(this.clock);
		Attempt attempt = this.attempts.lock(id, learner);
		Attempt saved = attempt.save(taskKey, choices, text, revision, now);
		this.attempts.store(attempt, saved, taskKey, now);
		return saved;
	}

}
