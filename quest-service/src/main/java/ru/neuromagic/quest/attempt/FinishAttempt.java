package ru.neuromagic.quest.attempt;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.quest.quest.Quest;
import ru.neuromagic.service.events.Events;

/** Ends an attempt before all its tasks are settled; those that are not keep their best try. */
@Service
public class FinishAttempt {

	private final Attempts attempts;

	private final Events events;

	private final Clock clock;

	FinishAttempt(Attempts attempts, Events events, Clock clock) {
		this.attempts = attempts;
		this.events = events;
		this.clock = clock;
	}

	@Transactional
	public Attempt finish(AttemptId id, LearnerId learner) {
		Attempt attempt = this.attempts.lock(id, learner);
		Attempt finished = attempt.finish(Instant.now(this.clock));
		store(attempt, finished);
		return finished;
	}

	/** If the command completed the attempt: keeps that and tells the world, in the command's transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	void store(Attempt before, Attempt after) {
		Attempt.Completion completion = after.completion();
		if (before.isCompleted() || completion == null) {
			return;
		}
		this.attempts.storeCompletion(after, completion);
		Quest quest = after.quest();
		this.events.append(new QuestCompleted(after.id().value(), after.learner().value(), quest.id().value(),
				quest.slug().value(), quest.title().byLanguage(), completion.score(), quest.maxScore(),
				completion.passed(), completion.at()));
	}

}
