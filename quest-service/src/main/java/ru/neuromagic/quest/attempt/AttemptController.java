package ru.neuromagic.quest.attempt;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.quest.Quest;
import ru.neuromagic.quest.quest.QuestNotFound;
import ru.neuromagic.quest.quest.Quests;
import ru.neuromagic.service.security.CurrentAccount;

@RestController
@RequestMapping("/api/quests")
class AttemptController {

	private final Quests quests;

	private final Attempts attempts;

	private final StartAttempt startAttempt;

	private final SaveAnswer saveAnswer;

	private final CheckAnswer checkAnswer;

	private final FinishAttempt finishAttempt;

	AttemptController(Quests quests, Attempts attempts, StartAttempt startAttempt, SaveAnswer saveAnswer,
			CheckAnswer checkAnswer, FinishAttempt finishAttempt) {
		this.quests = quests;
		this.attempts = attempts;
		this.startAttempt = startAttempt;
		this.saveAnswer = saveAnswer;
		this.checkAnswer = checkAnswer;
		this.finishAttempt = finishAttempt;
	}

	@Operation(summary = "Begins a quest; 200 and the open attempt if it is begun already")
	@ApiResponse(responseCode = "200", description = "The attempt that is open")
	@ApiResponse(responseCode = "201", description = "A new attempt")
	@PostMapping("/{slug}/attempts")
	ResponseEntity<AttemptResponse> start(@PathVariable String slug, CurrentAccount account, Locale locale) {
		StartAttempt.Started started = this.startAttempt.start(slug, LearnerId.of(account));
		AttemptResponse attempt = response(started.attempt(), locale);
		return started.isNew() ? ResponseEntity.created(URI.create("/api/quests/attempts/" + attempt.id())).body(attempt)
				: ResponseEntity.ok(attempt);
	}

	@Operation(summary = "The learner's open attempt at a quest, or else the one completed last")
	@GetMapping("/{slug}/attempt")
	AttemptResponse latest(@PathVariable String slug, CurrentAccount account, Locale locale) {
		Quest quest = this.quests.published(slug).orElseThrow(QuestNotFound::new);
		return this.attempts.latest(LearnerId.of(account), quest.id())
			.map(attempt -> response(attempt, locale))
			.orElseThrow(Refusal::noAttempt);
	}

	@Operation(summary = "An attempt of the learner's own")
	@GetMapping("/attempts/{id}")
	AttemptResponse attempt(@PathVariable UUID id, CurrentAccount account, Locale locale) {
		return response(this.attempts.get(new AttemptId(id), LearnerId.of(account)), locale);
	}

	@Operation(summary = "Keeps an answer as it is given")
	@PutMapping(path = "/attempts/{id}/answers/{taskKey}", consumes = MediaType.APPLICATION_JSON_VALUE)
	TaskResponse save(@PathVariable UUID id, @PathVariable String taskKey, @Valid @RequestBody AnswerRequest answer,
			CurrentAccount account, Locale locale) {
		Attempt attempt = this.saveAnswer.save(new AttemptId(id), LearnerId.of(account), taskKey, answer.choices(),
				answer.text(), answer.revision());
		return TaskResponse.of(attempt, taskKey, Language.of(locale));
	}

	@Operation(summary = "Keeps and grades an answer as the try of that number; a try that is graded already is left as it is")
	@PutMapping(path = "/attempts/{id}/answers/{taskKey}/checks/{number}", consumes = MediaType.APPLICATION_JSON_VALUE)
	AttemptResponse check(@PathVariable UUID id, @PathVariable String taskKey, @PathVariable @Min(1) int number,
			@Valid @RequestBody AnswerRequest answer, CurrentAccount account, Locale locale) {
		return response(this.checkAnswer.check(new AttemptId(id), LearnerId.of(account), taskKey, number,
				answer.choices(), answer.text()), locale);
	}

	@Operation(summary = "Ends an attempt early: tasks that are not settled keep their best try")
	@PutMapping("/attempts/{id}/completion")
	AttemptResponse finish(@PathVariable UUID id, CurrentAccount account, Locale locale) {
		return response(this.finishAttempt.finish(new AttemptId(id), LearnerId.of(account)), locale);
	}

	private static AttemptResponse response(Attempt attempt, Locale locale) {
		return AttemptResponse.of(attempt, Language.of(locale));
	}

	/**
	 * An answer: choices or a text, whichever the task is answered with.
	 *
	 * @param revision that the answer had when the learner loaded it; without it the last one to save wins
	 */
	record AnswerRequest(@Nullable @Size(max = 20) List<@Size(max = 40) String> choices,
			@Nullable @Size(max = 8000) String text, @Nullable @PositiveOrZero Integer revision) {
	}

}
