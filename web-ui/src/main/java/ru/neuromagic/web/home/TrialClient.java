package ru.neuromagic.web.home;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

import ru.neuromagic.web.calls.RetriedOnce;

/** The task that anybody may try, graded by the quest service and kept nowhere. */
@FeignClient(name = "quest-service", contextId = "trial", url = "${neuromagic.services.quests}", path = "/api/quests/trial")
interface TrialClient {

	@RetriedOnce
	@GetMapping
	Trial trial();

	@PostMapping("/checks")
	Verdict check(@RequestBody Prompt prompt);

	record Trial(String key, String title, String statementHtml, int minWords, int maxLength, @Nullable String placeholder,
			List<Criterion> criteria) {
	}

	/** What the prompt will be read for. */
	record Criterion(String key, String label) {
	}

	record Prompt(String text) {
	}

	/** @param percent of {@code maxScore}, 0 to 100 */
	record Verdict(int score, int maxScore, int percent, String html, List<Finding> criteria) {

		public long getMet() {
			return criteria.stream().filter(Finding::met).count();
		}
	}

	record Finding(String key, String label, boolean met, String comment) {
	}
}
