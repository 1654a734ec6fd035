package ru.neuromagic.quest.attempt;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.quest.Quest;

/** An attempt as its learner may see it now. */
record AttemptResponse(UUID id, String questSlug, String questTitle, State state, Instant startedAt,
		@Nullable Instant completedAt, int score, int maxScore, int passScore, boolean passed, List<TaskResponse> tasks) {

	enum State {

		OPEN("open"), COMPLETED("completed");

		private final String name;

		State(String name) {
			this.name = name;
		}

		@JsonValue
		String wireName() {
			return this.name;
		}

	}

	static AttemptResponse of(Attempt attempt, Language language) {
		Quest quest = attempt.quest();
		Attempt.Completion completion = attempt.completion();
		return new AttemptResponse(attempt.id().value(), quest.slug().value(), quest.title().in(language),
				attempt.isCompleted() ? State.COMPLETED : State.OPEN, attempt.startedAt(),
				(completion != null) ? completion.at() : null, attempt.score(), quest.maxScore(), quest.passScore(),
				attempt.isPassed(),
				attempt.tasks().stream().map(progress -> TaskResponse.of(attempt, progress, language)).toList());
	}

}
