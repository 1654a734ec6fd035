package ru.neuromagic.web.quest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.RetriedOnce;
import ru.neuromagic.web.learning.Constellation;

/** The quest service. Keys and hints are not in what it says before their time. */
@FeignClient(name = "quest-service", url = "${neuromagic.services.quests}", path = "/api/quests")
interface QuestsClient {

	@RetriedOnce
	@GetMapping
	QuestList quests(@RequestParam int limit, @RequestParam(required = false) @Nullable String after);

	@RetriedOnce
	@GetMapping("/{slug}")
	Quest quest(@PathVariable String slug);

	@PostMapping("/{slug}/attempts")
	Attempt start(@PathVariable String slug);

	@RetriedOnce
	@GetMapping("/{slug}/attempt")
	Attempt attempt(@PathVariable String slug);

	@RetriedOnce
	@GetMapping("/attempts/{id}")
	Attempt attempt(@PathVariable UUID id);

	@PutMapping("/attempts/{id}/answers/{task}")
	Task saveAnswer(@PathVariable UUID id, @PathVariable String task, @RequestBody NewAnswer answer);

	@PutMapping("/attempts/{id}/answers/{task}/checks/{number}")
	Attempt check(@PathVariable UUID id, @PathVariable String task, @PathVariable int number,
			@RequestBody NewAnswer answer);

	@PutMapping("/attempts/{id}/hints/{task}")
	Task takeHint(@PathVariable UUID id, @PathVariable String task);

	@PutMapping("/attempts/{id}/completion")
	Attempt complete(@PathVariable UUID id);

	/** @param next where the following page begins; none after the last */
	record QuestList(List<Summary> quests, @Nullable String next) {
	}

	record Summary(String slug, String title, String summary, int minutes, int taskCount, int maxScore, int passScore) {
	}

	record Quest(String slug, String title, String introHtml, int minutes, int taskCount, int maxScore, int passScore) {
	}

	/** Both are always sent; what does not belong to the kind of task is empty, and so is an answer that is cleared. */
	record NewAnswer(List<String> choices, String text, @Nullable Long revision) {
	}

	record Attempt(UUID id, String questSlug, String questTitle, String state, Instant startedAt,
			@Nullable Instant completedAt, int score, int maxScore, int passScore, boolean passed, List<Task> tasks) {

		public boolean isCompleted() {
			return "completed".equals(state);
		}

		/** A star for each task, the solved ones lit. */
		public Constellation sky() {
			return Constellation.ofQuest(questSlug,
					tasks.stream().map(Task::isLit).toList());
		}
	}

	record Task(String key, int position, Kind kind, String title, String statementHtml, @Nullable List<Option> options,
			@Nullable Integer maxLength,
			int maxScore, State state, @Nullable Answer answer, @Nullable Instant savedAt, long revision, int tries,
			int triesLeft, boolean hintTaken, boolean hintOffered, int hintCost, @Nullable String hintHtml,
			@Nullable Feedback feedback, @Nullable String solutionHtml) {

		public boolean isSettled() {
			return state == State.SETTLED;
		}

		/** Solved in full, as opposed to out of tries. */
		public boolean isSolved() {
			return isSettled() && feedback != null && feedback.correct();
		}

		/** So good that it was settled, with seven tenths of the points or more, though not in full. */
		public boolean isNearlyFull() {
			return isSettled() && feedback != null && !feedback.correct() && feedback.score() * 10 >= maxScore * 7;
		}

		/** Whether its star shines. */
		public boolean isLit() {
			return isSolved() || isNearlyFull();
		}
	}

	enum Kind {

		@JsonProperty("single-choice")
		SINGLE_CHOICE,

		@JsonProperty("multiple-choice")
		MULTIPLE_CHOICE,

		@JsonProperty("text")
		TEXT,

		@JsonProperty("prompt")
		PROMPT
	}

	enum State {

		@JsonProperty("unanswered")
		UNANSWERED,

		@JsonProperty("saved")
		SAVED,

		@JsonProperty("missed")
		MISSED,

		@JsonProperty("settled")
		SETTLED
	}

	record Option(String key, String html) {
	}

	record Answer(@Nullable List<String> choices, @Nullable String text) {
	}

	record Feedback(boolean correct, int score, String html, @Nullable List<Criterion> criteria) {
	}

	record Criterion(String label, boolean met, String comment) {
	}
}
