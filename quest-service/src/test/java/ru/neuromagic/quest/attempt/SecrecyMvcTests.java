package ru.neuromagic.quest.attempt;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

import ru.neuromagic.quest.Learner;
import ru.neuromagic.test.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.quest.Learner.choices;
import static ru.neuromagic.quest.Learner.json;
import static ru.neuromagic.quest.Learner.ok;
import static ru.neuromagic.quest.Learner.path;
import static ru.neuromagic.quest.Learner.text;

/** Keys, rubrics, hints and solutions never leave before their time, in whatever answer, in either language. */
@IntegrationTest
class SecrecyMvcTests {

	/** What is in no response while nothing is settled and no hint is taken. */
	private static final List<String> SECRETS = List.of("SOLUTION-", "HINT-", "OPTION-OWL", "OPTION-WINGS", "OPTION-BEAK",
			"RIGHT-WORD", "нейра", "neira", "ты\\s", "you\\s", "\\s+", "постарайся", "Просьбы", "Pleading", "weight",
			"anyOf", "accept", "forbid", "pattern", "Цель есть", "There is a goal", "Роль есть", "There is a role");

	private static final List<String> FEEDBACK_FIELDS = List.of("correct", "score", "html", "criteria");

	@Autowired
	private MockMvcTester mvc;

	@Test
	void nothingLeaksBeforeItsTime() {
		for (JsonNode body : everyResponseBeforeSettling()) {
			SECRETS.forEach(secret -> assertThat(body.toString()).doesNotContain(secret));
			noKeyStandsOutsideFeedback(body, false);
		}
	}

	private List<JsonNode> everyResponseBeforeSettling() {
		List<JsonNode> bodies = new ArrayList<>();
		var learner = new Learner(this.mvc);
		JsonNode school = learner.starts("owl-school");
		JsonNode words = learner.starts("owl-words");
		var other = new Learner(this.mvc);
		JsonNode others = other.starts("owl-school");
		List<MvcTestResult> results = new ArrayList<>(List.of(learner.get("/api/quests/owl-school"),
				learner.saves(school, "bird", choices("owl")), learner.saves(school, "parts", choices("wings", "beak")),
				learner.saves(school, "ask", text("Просто напиши мне про лес")), learner.saves(words, "word", text("сова")),
				learner.checks(school, "bird", 1, choices("hen")), learner.checks(school, "parts", 1, choices("wings")),
				learner.checks(school, "ask", 1, text("Просто напиши мне про лес")),
				learner.checks(words, "word", 1, text("сова")), learner.checks(words, "word", 2, text("филин")),
				learner.saves(school, "bird", choices("eagle")), learner.checks(school, "bird", 3, choices("owl")),
				other.checks(others, "parts", 1, choices("wings", "fins")),
				other.checks(others, "parts", 2, choices("fins", "horns")), other.saves(others, "bird", choices("owl")),
				other.finishes(others), other.get(path(others)), other.get("/api/quests/owl-school/attempt")));
		for (String language : List.of("ru", "en")) {
			results.add(learner.request(HttpMethod.GET, path(school), null, language));
			results.add(learner.request(HttpMethod.GET, path(words), null, language));
			results.add(learner.request(HttpMethod.GET, "/api/quests/owl-school/attempt", null, language));
			results.add(learner.request(HttpMethod.GET, "/api/quests/owl-words", null, language));
		}
		bodies.add(school);
		bodies.add(words);
		results.forEach(result -> bodies.add(json(result)));
		return bodies;
	}

	private static void noKeyStandsOutsideFeedback(JsonNode node, boolean inFeedback) {
		for (var field : node.properties()) {
			if (inFeedback) {
				assertThat(FEEDBACK_FIELDS).contains(field.getKey());
			}
			else {
				assertThat(field.getKey()).isNotIn("correct", "right", "solution", "criteria");
			}
			if (!"criteria".equals(field.getKey())) {
				noKeyStandsOutsideFeedback(field.getValue(), "feedback".equals(field.getKey()));
			}
		}
		if (node.isArray()) {
			node.valueStream().forEach(element -> noKeyStandsOutsideFeedback(element, inFeedback));
		}
	}

	@Test
	void settlingShowsTheSolutionOfThatTaskOnly() {
		var learner = new Learner(this.mvc);
		JsonNode school = learner.starts("owl-school");
		String body = ok(learner.checks(school, "bird", 1, choices("owl"))).toString();
		assertThat(body).contains("SOLUTION-BIRD-RU", "OPTION-OWL-RU")
			.doesNotContain("SOLUTION-PARTS", "SOLUTION-ASK", "HINT-");
	}

	@Test
	void partlyRightAnswerShowsTheSolutionOnceNoOtherTryCouldEarnMore() {
		var learner = new Learner(this.mvc);
		JsonNode school = learner.starts("owl-school");
		assertThat(ok(learner.checks(school, "parts", 1, choices("wings"))).toString())
			.doesNotContain("SOLUTION-", "OPTION-WINGS", "OPTION-BEAK");
		assertThat(ok(learner.checks(school, "parts", 2, choices("beak"))).toString())
			.contains("SOLUTION-PARTS-RU", "OPTION-BEAK-RU")
			.doesNotContain("SOLUTION-BIRD", "SOLUTION-ASK", "OPTION-WINGS", "HINT-");
	}

	@Test
	void finishingEarlyShowsNoSolutionOfATaskThatKeepsItsBestTry() {
		var learner = new Learner(this.mvc);
		JsonNode school = learner.starts("owl-school");
		ok(learner.checks(school, "parts", 1, choices("wings")));
		JsonNode finished = ok(learner.finishes(school));
		assertThat(finished.path("score").asInt()).isEqualTo(5);
		assertThat(finished.toString()).doesNotContain("SOLUTION-", "OPTION-WINGS", "OPTION-BEAK");
	}

	@Test
	void takingShowsTheHintOfThatTaskOnly() {
		var learner = new Learner(this.mvc);
		JsonNode school = learner.starts("owl-school");
		ok(learner.takesHint(school, "parts"));
		assertThat(ok(learner.get(path(school))).toString()).contains("HINT-PARTS-RU")
			.doesNotContain("HINT-BIRD", "HINT-ASK", "SOLUTION-");
	}

}
