package ru.neuromagic.quest.attempt;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

import ru.neuromagic.quest.Learner;
import ru.neuromagic.quest.quest.ImportQuests;
import ru.neuromagic.quest.quest.QuestsOfAnotherInstance;
import ru.neuromagic.test.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.quest.Learner.choices;
import static ru.neuromagic.quest.Learner.json;
import static ru.neuromagic.quest.Learner.ok;
import static ru.neuromagic.quest.Learner.path;
import static ru.neuromagic.quest.Learner.problem;
import static ru.neuromagic.quest.Learner.task;
import static ru.neuromagic.quest.Learner.text;

@IntegrationTest
class AttemptMvcTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ImportQuests importQuests;

	private Learner anna;

	@BeforeEach
	void learner() {
		this.anna = new Learner(this.mvc);
	}

	@AfterEach
	void contentIsAsReleased() {
		this.importQuests.importFrom("classpath:fixtures/quests/*.yaml");
	}

	@Test
	void wholeAttempt() {
		JsonNode attempt = this.anna.starts("owl-school");
		assertThat(attempt.path("state").asString()).isEqualTo("open");
		assertThat(attempt.path("questTitle").asString()).isEqualTo("Школа сов");
		assertThat(attempt.path("maxScore").asInt()).isEqualTo(40);
		assertThat(attempt.path("passScore").asInt()).isEqualTo(24);

		JsonNode saved = ok(this.anna.saves(attempt, "bird", choices("hen")));
		assertThat(saved.path("state").asString()).isEqualTo("saved");
		assertThat(saved.path("answer").path("choices").path(0).asString()).isEqualTo("hen");
		assertThat(saved.path("savedAt").isNull()).isFalse();

		JsonNode missed = task(ok(this.anna.checks(attempt, "bird", 1, choices("hen"))), "bird");
		assertThat(missed.path("state").asString()).isEqualTo("missed");
		assertThat(missed.path("triesLeft").asInt()).isEqualTo(2);
		assertThat(missed.path("feedback").path("correct").asBoolean()).isFalse();
		assertThat(missed.path("feedback").path("html").asString()).isEqualTo("<p>OPTION-HEN-RU</p>");

		JsonNode helped = ok(this.anna.takesHint(attempt, "bird"));
		assertThat(helped.path("hintHtml").asString()).isEqualTo("<p>HINT-BIRD-RU</p>");
		assertThat(helped.path("hintCost").asInt()).isEqualTo(2);

		JsonNode settled = task(ok(this.anna.checks(attempt, "bird", 2, choices("owl"))), "bird");
		assertThat(settled.path("state").asString()).isEqualTo("settled");
		assertThat(settled.path("feedback").path("score").asInt()).isEqualTo(5);
		assertThat(settled.path("solutionHtml").asString()).isEqualTo("<p>SOLUTION-BIRD-RU</p>");

		ok(this.anna.checks(attempt, "parts", 1, choices("wings", "beak")));
		JsonNode completed = ok(this.anna.checks(attempt, "ask", 1, text(Learner.FULL_PROMPT)));
		assertThat(completed.path("state").asString()).isEqualTo("completed");
		assertThat(completed.path("score").asInt()).isEqualTo(35);
		assertThat(completed.path("passed").asBoolean()).isTrue();
		assertThat(completed.path("completedAt").isNull()).isFalse();
		assertThat(ok(this.anna.get(path(attempt)))).isEqualTo(completed);
		assertThat(ok(this.anna.get("/api/quests/owl-school/attempt"))).isEqualTo(completed);
	}

	@Test
	void startingTwiceGivesTheOpenAttempt() {
		MvcTestResult first = this.anna.post("/api/quests/owl-school/attempts");
		MvcTestResult second = this.anna.post("/api/quests/owl-school/attempts");
		assertThat(first).hasStatus(HttpStatus.CREATED);
		assertThat(first.getResponse().getHeader(HttpHeaders.LOCATION)).isEqualTo(path(json(first)));
		assertThat(second).hasStatus(HttpStatus.OK);
		assertThat(json(second)).isEqualTo(json(first));
	}

	@Test
	void newAttemptMayBeginAfterCompletion() {
		JsonNode first = this.anna.starts("owl-school");
		this.anna.completes(first);
		MvcTestResult second = this.anna.post("/api/quests/owl-school/attempts");
		assertThat(second).hasStatus(HttpStatus.CREATED);
		assertThat(json(second).path("id")).isNotEqualTo(first.path("id"));
		assertThat(ok(this.anna.get("/api/quests/owl-school/attempt"))).isEqualTo(json(second));
	}

	@Test
	void answersSurviveLeaving() {
		JsonNode attempt = this.anna.starts("owl-school");
		JsonNode saved = ok(this.anna.saves(attempt, "ask", text("Ты сова\n\tи <b>умная</b>")));
		JsonNode again = task(this.anna.starts("owl-school"), "ask");
		assertThat(again).isEqualTo(saved);
		assertThat(again.path("answer").path("text").asString()).isEqualTo("Ты сова\n\tи <b>умная</b>");
	}

	@Test
	void savingAgainIsTheSame() {
		JsonNode attempt = this.anna.starts("owl-school");
		JsonNode first = ok(this.anna.saves(attempt, "bird", "{\"choices\":[\"hen\"],\"revision\":0}"));
		JsonNode retried = ok(this.anna.saves(attempt, "bird", "{\"choices\":[\"hen\"],\"revision\":0}"));
		assertThat(retried).isEqualTo(first);
		assertThat(first.path("revision").asInt()).isEqualTo(1);
	}

	@Test
	void staleAnswerOfAnotherDeviceIsRefused() {
		JsonNode attempt = this.anna.starts("owl-school");
		ok(this.anna.saves(attempt, "bird", "{\"choices\":[\"hen\"],\"revision\":0}"));
		MvcTestResult stale = this.anna.saves(attempt, "bird", "{\"choices\":[\"duck\"],\"revision\":0}");
		assertThat(problem(stale)).isEqualTo("409 stale-answer");
		assertThat(json(stale).path("revision").asInt()).isEqualTo(1);
		assertThat(task(ok(this.anna.get(path(attempt))), "bird").path("answer").path("choices").path(0).asString())
			.isEqualTo("hen");
	}

	@Test
	void doubleSubmitIsGradedOnce() {
		JsonNode attempt = this.anna.starts("owl-school");
		JsonNode first = ok(this.anna.checks(attempt, "bird", 1, choices("hen")));
		JsonNode second = ok(this.anna.checks(attempt, "bird", 1, choices("duck")));
		assertThat(second).isEqualTo(first);
		assertThat(task(second, "bird").path("tries").asInt()).isEqualTo(1);
	}

	@Test
	void refusalsHaveTheirNames() {
		JsonNode attempt = this.anna.starts("owl-school");
		assertThat(problem(this.anna.checks(attempt, "bird", 2, choices("owl")))).isEqualTo("409 check-out-of-order");
		assertThat(problem(this.anna.checks(attempt, "bird", 1, choices()))).isEqualTo("422 answer-empty");
		assertThat(problem(this.anna.checks(attempt, "bird", 1, "{}"))).isEqualTo("422 answer-empty");
		ok(this.anna.checks(attempt, "bird", 1, choices("owl")));
		assertThat(problem(this.anna.saves(attempt, "bird", choices("hen")))).isEqualTo("409 task-settled");
		assertThat(problem(this.anna.checks(attempt, "bird", 2, choices("hen")))).isEqualTo("409 task-settled");
		assertThat(problem(this.anna.takesHint(attempt, "bird"))).isEqualTo("409 task-settled");
		ok(this.anna.finishes(attempt));
		assertThat(problem(this.anna.saves(attempt, "parts", choices("fins")))).isEqualTo("409 attempt-completed");
		assertThat(problem(this.anna.checks(attempt, "parts", 1, choices("fins")))).isEqualTo("409 attempt-completed");
		assertThat(problem(this.anna.takesHint(attempt, "parts"))).isEqualTo("409 attempt-completed");
	}

	@Test
	void hintIsPaidOnceAndFreeAfterTheSecondMiss() {
		JsonNode attempt = this.anna.starts("owl-school");
		JsonNode paid = ok(this.anna.takesHint(attempt, "bird"));
		assertThat(ok(this.anna.takesHint(attempt, "bird"))).isEqualTo(paid);
		ok(this.anna.checks(attempt, "parts", 1, choices("fins")));
		JsonNode offered = task(ok(this.anna.checks(attempt, "parts", 2, choices("horns"))), "parts");
		assertThat(offered.path("hintOffered").asBoolean()).isTrue();
		assertThat(offered.path("hintHtml").isNull()).isTrue();
		assertThat(ok(this.anna.takesHint(attempt, "parts")).path("hintCost").asInt()).isZero();
	}

	@Test
	void worseTryTakesNothingAway() {
		JsonNode attempt = this.anna.starts("owl-school");
		JsonNode first = ok(this.anna.checks(attempt, "ask", 1, text("Ты сова, живёшь в тёмном лесу.")));
		assertThat(first.path("score").asInt()).isEqualTo(5);
		JsonNode second = ok(this.anna.checks(attempt, "ask", 2, text("Просто напиши что-нибудь о лесе")));
		assertThat(second.path("score").asInt()).isEqualTo(5);
		assertThat(task(second, "ask").path("state").asString()).isEqualTo("missed");
		assertThat(task(second, "ask").path("triesLeft").asInt()).isEqualTo(1);
		assertThat(task(second, "ask").path("feedback").path("score").asInt()).isEqualTo(5);
		assertThat(ok(this.anna.get(path(attempt)))).isEqualTo(second);
		assertThat(ok(this.anna.finishes(attempt)).path("score").asInt()).isEqualTo(5);
	}

	@Test
	void answerThatNoOtherTryCouldBetterIsSettled() {
		JsonNode attempt = this.anna.starts("owl-school");
		JsonNode ask = task(
				ok(this.anna.checks(attempt, "ask", 1, text("Расскажи, пожалуйста, мне о ночном лесе."))), "ask");
		assertThat(ask.path("state").asString()).isEqualTo("settled");
		assertThat(ask.path("triesLeft").asInt()).isZero();
		assertThat(ask.path("feedback").path("correct").asBoolean()).isFalse();
		assertThat(ask.path("feedback").path("score").asInt()).isEqualTo(15);
		assertThat(ask.path("solutionHtml").asString()).isEqualTo("<p>SOLUTION-ASK-RU</p>");
		assertThat(problem(this.anna.checks(attempt, "ask", 2, text(Learner.FULL_PROMPT)))).isEqualTo("409 task-settled");
	}

	@Test
	void finishingEarlyKeepsWhatIsSettledAndShowsNoOtherSolutions() {
		JsonNode attempt = this.anna.starts("owl-school");
		ok(this.anna.checks(attempt, "bird", 1, choices("owl")));
		JsonNode finished = ok(this.anna.finishes(attempt));
		assertThat(finished.path("score").asInt()).isEqualTo(10);
		assertThat(finished.path("passed").asBoolean()).isFalse();
		assertThat(finished.toString()).contains("SOLUTION-BIRD").doesNotContain("SOLUTION-PARTS", "SOLUTION-ASK");
		assertThat(ok(this.anna.finishes(attempt))).isEqualTo(finished);
	}

	@Test
	void optionsHaveAnOrderOfTheirOwnInEachAttempt() {
		JsonNode attempt = this.anna.starts("owl-school");
		assertThat(optionKeys(ok(this.anna.get(path(attempt))))).isEqualTo(optionKeys(attempt));
		List<List<String>> orders = Stream.generate(() -> new Learner(this.mvc).starts("owl-school"))
			.limit(12)
			.map(AttemptMvcTests::optionKeys)
			.toList();
		assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrder("hen", "owl", "duck", "swan"));
		assertThat(orders.stream().distinct().count()).isGreaterThan(1);
	}

	private static List<String> optionKeys(JsonNode attempt) {
		return task(attempt, "bird").path("options").valueStream().map(option -> option.path("key").asString()).toList();
	}

	@Test
	void speaksTheLanguageOfTheRequest() {
		JsonNode attempt = this.anna.starts("owl-school");
		ok(this.anna.checks(attempt, "bird", 1, choices("hen")));
		JsonNode english = json(this.anna.request(HttpMethod.GET, path(attempt), null, "en"));
		assertThat(english.path("questTitle").asString()).isEqualTo("Owl school");
		assertThat(task(english, "bird").path("feedback").path("html").asString()).isEqualTo("<p>OPTION-HEN-EN</p>");
		JsonNode other = json(this.anna.request(HttpMethod.GET, "/api/quests/owl-school", null, "de"));
		assertThat(other.path("title").asString()).isEqualTo("Школа сов");
	}

	@Test
	void questIsPublic() {
		MvcTestResult quest = this.mvc.get().uri("/api/quests/owl-school").exchange();
		assertThat(quest).hasStatusOk();
		assertThat(json(quest).toString()).isEqualTo("""
				{"slug":"owl-school","title":"Школа сов","introHtml":"<p>Три <strong>коротких</strong> задания.</p>",\
				"minutes":5,"taskCount":3,"maxScore":40,"passScore":24}""");
	}

	@Test
	void openAttemptKeepsTheContentThatItBeganWith() {
		JsonNode attempt = this.anna.starts("owl-school");
		JsonNode saved = ok(this.anna.saves(attempt, "bird", choices("hen")));
		this.importQuests.importFrom("classpath:fixtures/edited/*.yaml");

		assertThat(json(this.anna.get("/api/quests/owl-school")).path("title").asString()).isEqualTo("Академия сов");
		JsonNode kept = this.anna.starts("owl-school");
		assertThat(kept.path("questTitle").asString()).isEqualTo("Школа сов");
		assertThat(task(kept, "bird")).isEqualTo(saved);
		this.anna.completes(attempt);

		JsonNode next = this.anna.starts("owl-school");
		assertThat(next.path("questTitle").asString()).isEqualTo("Академия сов");
		assertThat(task(next, "night-bird").path("state").asString()).isEqualTo("unanswered");
		assertThat(ok(this.anna.get(path(attempt))).path("score").asInt()).isEqualTo(40);
	}

	@Test
	void withdrawnQuestCanStillBeFinished() {
		JsonNode attempt = this.anna.starts("owl-words");
		this.importQuests.importFrom("classpath:fixtures/edited/*.yaml");
		assertThat(problem(this.anna.post("/api/quests/owl-words/attempts"))).isEqualTo("404 quest-not-found");
		JsonNode completed = ok(this.anna.checks(attempt, "word", 1, text("Нейра")));
		assertThat(completed.path("passed").asBoolean()).isTrue();
	}

	@Test
	void anotherInstanceReadsTheVersionFromTheDatabase() {
		JsonNode attempt = this.anna.starts("owl-school");
		String version = this.jdbc.sql("select quest_version_id from attempt where id = :id limit 1")
			.param("id", UUID.fromString(attempt.path("id").asString()))
			.query(String.class)
			.single();
		var fresh = new QuestsOfAnotherInstance(this.jdbc);
		assertThat(fresh.version(version).tasks()).hasSize(3);
		assertThat(fresh.version(version).title().ru()).isEqualTo("Школа сов");
	}

	@Test
	void everyTryIsKept() {
		JsonNode attempt = this.anna.starts("owl-school");
		ok(this.anna.checks(attempt, "bird", 1, choices("hen")));
		ok(this.anna.checks(attempt, "bird", 2, choices("owl")));
		assertThat(this.jdbc.sql("""
				select number || ' ' || answer || ' ' || points || ' ' || settled
				from graded_try
				where attempt_id = :id
				order by number
				limit 10
				""").param("id", UUID.fromString(attempt.path("id").asString())).query(String.class).list())
			.containsExactly("1 {\"choices\": [\"hen\"]} 0 false", "2 {\"choices\": [\"owl\"]} 7 true");
	}

}
