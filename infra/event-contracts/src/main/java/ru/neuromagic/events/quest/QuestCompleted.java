package ru.neuromagic.events.quest;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventType;

/**
 * An attempt at a quest ended, passed or not.
 *
 * @param questTitle by language, {@code ru} and {@code en}
 * @param score points reached, 0 to {@code maxScore}
 * @param passed whether the score reached the quest's pass score
 */
public record QuestCompleted(UUID attemptId, UUID learnerId, UUID questId, String questSlug,
		Map<String, String> questTitle, int score, int maxScore, boolean passed, Instant completedAt) implements Event {

	@Override
	public UUID key() {
		return this.learnerId;
	}

	@Override
	public EventType type() {
		return EventType.QUEST_COMPLETED;
	}

}
