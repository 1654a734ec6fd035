package ru.neuromagic.quest.quest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.service.problem.FieldProblem;
import ru.neuromagic.service.problem.ProblemException;
import ru.neuromagic.service.security.PublicEndpoints;

@RestController
@RequestMapping("/api/quests")
class QuestController {

	private static final CacheControl PUBLIC = CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

	private final Quests quests;

	QuestController(Quests quests) {
		this.quests = quests;
	}

	@Operation(summary = "All quests, shortest first, for anyone")
	@GetMapping
	@SecurityRequirements
	ResponseEntity<QuestPage> quests(@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@RequestParam(required = false) @Nullable String after, Locale locale) {
		List<Quest> found = this.quests.published((after != null) ? cursor(after) : null, limit + 1);
		return ResponseEntity.ok()
			.cacheControl(PUBLIC)
			.varyBy(HttpHeaders.ACCEPT_LANGUAGE)
			.body(QuestPage.of(found, limit, Language.of(locale)));
	}

	private static QuestCursor cursor(String after) {
		return QuestCursor.parse(after)
			.orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "validation-failed",
					"Some of the input is not valid.")
				.with("errors", List.of(new FieldProblem("after", "cursor", "is not a cursor of this list"))));
	}

	@Operation(summary = "What a quest is about, for anyone")
	@GetMapping("/{slug}")
	@SecurityRequirements
	QuestResponse quest(@PathVariable String slug, Locale locale) {
		return this.quests.published(slug)
			.map(quest -> QuestResponse.of(quest, Language.of(locale)))
			.orElseThrow(QuestNotFound::new);
	}

	@Bean
	static PublicEndpoints publicEndpoints() {
		return new PublicEndpoints().get("/api/quests", "/api/quests/{slug}");
	}

	/**
	 * @param next cursor of the page that follows; null on the last one
	 */
	record QuestPage(List<QuestCard> quests, @Nullable String next) {

		/** @param found one more than the page holds, if there are more */
		static QuestPage of(List<Quest> found, int limit, Language language) {
			List<Quest> shown = found.stream().limit(limit).toList();
			String next = (found.size() > limit) ? QuestCursor.of(shown.getLast()).encode() : null;
			return new QuestPage(shown.stream().map(quest -> QuestCard.of(quest, language)).toList(), next);
		}

	}

	/** @param summary plain text */
	record QuestCard(String slug, String title, @Nullable String summary, int minutes, int taskCount, int maxScore,
			int passScore) {

		static QuestCard of(Quest quest, Language language) {
			return new QuestCard(quest.slug().value(), quest.title().in(language),
					(quest.summary() != null) ? quest.summary().in(language) : null, quest.minutes(), quest.tasks().size(),
					quest.maxScore(), quest.passScore());
		}

	}

	record QuestResponse(String slug, String title, String introHtml, int minutes, int taskCount, int maxScore,
			int passScore) {

		static QuestResponse of(Quest quest, Language language) {
			return new QuestResponse(quest.slug().value(), quest.title().in(language), quest.intro().in(language).value(),
					quest.minutes(), quest.tasks().size(), quest.maxScore(), quest.passScore());
		}

	}

}
