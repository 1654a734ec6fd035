package ru.neuromagic.quest.attempt;

import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

import ru.neuromagic.quest.CountedQueries;
import ru.neuromagic.quest.Learner;
import ru.neuromagic.test.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.quest.Learner.choices;
import static ru.neuromagic.quest.Learner.path;
import static ru.neuromagic.quest.Learner.text;

/** How often each endpoint may go to the database, apart from commits; the README says the same. */
@IntegrationTest
class QueryBudgetMvcTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void everyEndpointKeepsItsBudget() {
		var learner = new Learner(this.mvc);
		JsonNode attempt = learner.starts("owl-school");
		var other = new Learner(this.mvc);
		costs(0, () -> learner.get("/api/quests"));
		costs(0, () -> learner.get("/api/quests/owl-school"));
		costs(0, () -> learner.get("/api/quests/trial"));
		costs(0, () -> learner.request(HttpMethod.POST, "/api/quests/trial/checks", "{\"text\":\"Ты сова, расскажи\"}", "ru"));
		costs(2, () -> other.post("/api/quests/owl-school/attempts"));
		costs(1, () -> learner.get("/api/quests/owl-school/attempt"));
		costs(1, () -> learner.get(path(attempt)));
		costs(2, () -> learner.saves(attempt, "bird", choices("hen")));
		costs(1, () -> learner.saves(attempt, "bird", choices("hen")));
		costs(2, () -> learner.checks(attempt, "bird", 1, choices("hen")));
		costs(1, () -> learner.checks(attempt, "bird", 1, choices("hen")));
		costs(2, () -> learner.checks(attempt, "bird", 2, choices("owl")));
		costs(2, () -> learner.takesHint(attempt, "parts"));
		costs(2, () -> learner.checks(attempt, "parts", 1, choices("wings", "beak")));
		costs(COMPLETION, () -> learner.checks(attempt, "ask", 1, text(Learner.FULL_PROMPT)));
		costs(1, () -> learner.finishes(attempt));
	}

	/** Lock with tasks, answer with try, completion, the learner's turn in the outbox, the event (which takes two). */
	private static final int COMPLETION = 6;

	private static void costs(int ways, Supplier<MvcTestResult> request) {
		assertThat(CountedQueries.during(() -> {
			MvcTestResult result = request.get();
			assertThat(result).hasStatus2xxSuccessful();
			return result;
		})).hasSizeLessThanOrEqualTo(ways);
	}

}
