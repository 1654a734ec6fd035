package ru.neuromagic.quest.attempt;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import ru.neuromagic.quest.quest.Quest;
import ru.neuromagic.quest.quest.QuestNotFound;
import ru.neuromagic.quest.quest.Quests;
import ru.neuromagic.service.ids.Ids;

/** A learner begins a quest, or comes back to where it was left: there is one open attempt per learner and quest. */
@Service
public class StartAttempt {

	public record Started(Attempt attempt, boolean isNew) {
	}

	private final Quests quests;

	private final Attempts attempts;

	private final Clock clock;

	StartAttempt(Quests quests, Attempts attempts, Clock clock) {
		this.quests = quests;
		this.attempts = attempts;
		this.clock = clock;
	}

	@Transactional
	public Started start(String slug, LearnerId learner) {
		Quest quest = this.quests.published(slug).orElseThrow(QuestNotFound::new);
		var newId = new AttemptId(Ids.next());
		AttemptId id = this.attempts.open(newId, learner, quest, Instant.now(this.clock));
		return new Started(this.attempts.get(id, learner), id.equals(newId));
	}

}
