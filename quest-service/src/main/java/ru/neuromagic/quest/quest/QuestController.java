package ru.neuromagic.quest.quest;

import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.service.security.PublicEndpoints;

@RestController
class QuestController {

	private final Quests quests;

	QuestController(Quests quests) {
		this.quests = quests;
	}

	@Operation(summary = "What a quest is about, for anyone")
	@GetMapping("/api/quests/{slug}")
	@SecurityRequirements
	QuestResponse quest(@PathVariable String slug, Locale locale) {
		return this.quests.published(slug)
			.map(quest -> QuestResponse.of(quest, Language.of(locale)))
			.orElseThrow(QuestNotFound::new);
	}

	@Bean
	static PublicEndpoints publicEndpoints() {
		return new PublicEndpoints().get("/api/quests/{slug}");
	}

	record QuestResponse(String slug, String title, String introHtml, int minutes, int taskCount, int maxScore,
			int passScore) {

		static QuestResponse of(Quest quest, Language language) {
			return new QuestResponse(quest.slug().value(), quest.title().in(language), quest.intro().in(language).value(),
					quest.minutes(), quest.tasks().size(), quest.maxScore(), quest.passScore());
		}

	}

}
