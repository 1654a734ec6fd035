package ru.neuromagic.quest.trial;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.grading.Feedback;
import ru.neuromagic.quest.quest.Task;
import ru.neuromagic.quest.quest.Trial;
import ru.neuromagic.service.security.PublicEndpoints;

@RestController
@RequestMapping("/api/quests/trial")
class TrialController {

	private static final CacheControl PUBLIC = CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

	private final Trial trial;

	TrialController(Trial trial) {
		this.trial = trial;
	}

	@Operation(summary = "A task to try without an account")
	@GetMapping
	@SecurityRequirements
	ResponseEntity<TrialResponse> trial(Locale locale) {
		return ResponseEntity.ok()
			.cacheControl(PUBLIC)
			.varyBy(HttpHeaders.ACCEPT_LANGUAGE)
			.body(TrialResponse.of(this.trial, Language.of(locale)));
	}

	@Operation(summary = "Grades a prompt as the first try at a task is graded, and keeps nothing")
	@PostMapping(path = "/checks", consumes = MediaType.APPLICATION_JSON_VALUE)
	@SecurityRequirements
	CheckResponse checkTrial(@RequestBody CheckRequest prompt, Locale locale) {
		return CheckResponse.of(TrialCheck.of(this.trial, prompt.text()), Language.of(locale));
	}

	@Bean
	static PublicEndpoints trialEndpoints() {
		return new PublicEndpoints().get("/api/quests/trial").post("/api/quests/trial/checks");
	}

	record TrialResponse(String key, String title, String statementHtml, int minWords, int maxLength,
			String placeholder, List<CriterionResponse> criteria) {

		static TrialResponse of(Trial trial, Language language) {
			Task.Prompt task = trial.task();
			return new TrialResponse(task.key(), task.title().in(language), task.statement().in(language).value(),
					task.minWords(), task.maxLength(), trial.placeholder().in(language),
					task.criteria()
						.stream()
						.map(criterion -> new CriterionResponse(criterion.key(), criterion.label().in(language)))
						.toList());
		}

	}

	record CriterionResponse(String key, String label) {
	}

	record CheckRequest(@Nullable String text) {
	}

	/**
	 * @param percent of the points, 0 to 100, rounded down
	 * @param html what is said to the whole prompt
	 */
	record CheckResponse(int score, int maxScore, int percent, String html, List<Feedback.CriterionFeedback> criteria) {

		static CheckResponse of(TrialCheck check, Language language) {
			Feedback feedback = check.feedback(language);
			return new CheckResponse(feedback.score(), check.score().max(), check.percent(), feedback.html(),
					Objects.requireNonNull(feedback.criteria()));
		}

	}

}
