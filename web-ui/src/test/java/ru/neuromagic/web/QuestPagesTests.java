package ru.neuromagic.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class QuestPagesTests {

	private static final String QUEST = "/quest/first-prompt";

	private static final String ATTEMPT = "/api/quests/attempts/" + FakeServices.ATTEMPT;

	private static final String MULTIPLE = ATTEMPT + "/answers/what-helps";

	private static final String PROMPT = ATTEMPT + "/answers/write-prompt";

	@Test
	void introducesTheQuestBeforeItBegins(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.quests, get("/api/quests/first-prompt/attempt"), 404, "no-attempt", "");
		Browser.Page page = browser.loggedIn().open(QUEST + "?course=prompting-basics");
		assertThat(page.text()).contains("3 задания", "15 минут", "зачёт от 18 из 30");
		Browser.Page started = browser.submit(page, QUEST + "/start");
		assertThat(started.location()).isEqualTo(QUEST + "?course=prompting-basics");
	}

	@Test
	void showsOneTaskAtATime(Browser browser) {
		Document page = browser.loggedIn().open(QUEST).document();
		assertThat(page.select("h1").text()).isEqualTo("Что поможет модели?");
		assertThat(page.select("input[name=choices][checked]").eachAttr("value")).containsExactly("a", "b");
		assertThat(page.select(".option__text em").text()).isEqualTo("как можно длиннее");
		assertThat(page.select("[data-saved-mark]").text()).isEqualTo("Сохранено");
		assertThat(page.select(".path-star")).hasSize(3);
		assertThat(page.text()).contains("осталось 3 попытки", "минус 2 балла");
	}

	@Test
	void savesAndStays(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST);
		Browser.Page saved = browser.submitTo(page, QUEST + "/check", QUEST + "/answer", "choices", "a", "choices", "c");
		assertThat(saved.location()).isEqualTo(QUEST + "?task=2&notice=answer-saved");
		Platform.SERVICES.quests.verify(putRequestedFor(urlEqualTo(MULTIPLE))
			.withRequestBody(equalToJson("{\"choices\": [\"a\", \"c\"], \"text\": \"\", \"revision\": 5}")));
	}

	@Test
	void savesOnTheWayToAnotherTask(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		Browser.Page moved = browser.submitTo(page, QUEST + "/check", QUEST + "/answer", "text", "Ты — методист.\r\nСоставь план.", "goto", "2");
		assertThat(moved.location()).isEqualTo(QUEST + "?task=2");
		Platform.SERVICES.quests.verify(putRequestedFor(urlEqualTo(PROMPT))
			.withRequestBody(equalToJson("{\"choices\": [], \"text\": \"Ты — методист.\\nСоставь план.\", \"revision\": 0}")));
	}

	@Test
	void emptiesASavedAnswer(Browser browser) {
		attempt("open", FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_SAVED, FakeServices.PROMPT_MISSED.replace("\"revision\": 0", "\"revision\": 3"));
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		assertThat(browser.submitTo(page, QUEST + "/check", QUEST + "/answer", "text", "").status()).isEqualTo(302);
		assertThat(browser.submitTo(page, QUEST + "/check", QUEST + "/answer", "text", "", "goto", "2").location()).isEqualTo(QUEST + "?task=2");
		assertThat(autosave(browser, page, "write-prompt", "revision=3&text=").status()).isEqualTo(200);
		Platform.SERVICES.quests.verify(3, putRequestedFor(urlEqualTo(PROMPT))
			.withRequestBody(equalToJson("{\"choices\": [], \"text\": \"\", \"revision\": 3}")));
		Browser.Page choice = browser.open(QUEST + "?task=2");
		assertThat(autosave(browser, choice, "what-helps", "revision=5").status()).isEqualTo(200);
		Platform.SERVICES.quests.verify(putRequestedFor(urlEqualTo(MULTIPLE))
			.withRequestBody(equalToJson("{\"choices\": [], \"text\": \"\", \"revision\": 5}")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "write-prompt|{\"choices\": [], \"text\": null}", "write-prompt|{\"choices\": []}",
			"write-prompt|{\"choices\": [\"a\"], \"text\": \"x\"}", "what-helps|{\"choices\": null, \"text\": \"\"}",
			"what-helps|{\"choices\": [\"a\"], \"text\": \"x\"}" })
	void testsAgainstAServiceAsStrictAsTheRealOne(String task, String body) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(Platform.SERVICES.quests.baseUrl() + ATTEMPT + "/answers/" + task))
				.header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body)).build();
			assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(400);
		}
	}

	@Test
	void savesNothingOnTheWayPastATaskThatWasNeverAnswered(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		browser.submitTo(page, QUEST + "/check", QUEST + "/answer", "text", "", "goto", "2");
		Platform.SERVICES.quests.verify(0, putRequestedFor(urlEqualTo(PROMPT)));
	}

	@ParameterizedTest
	@CsvSource({ "409,stale-answer,'',В другой вкладке", "409,task-settled,'',задание уже завершено", "409,attempt-completed,'',квест уже завершён",
			"400,validation-failed,size,не больше 2000 символов", "400,validation-failed,control-characters,не подходит", "404,attempt-not-found,'',больше нет",
			"404,task-not-found,'',больше нет", "418,teapot,'',не принят" })
	void tellsTheScriptWhyTheSameWouldBeRefusedAgain(int status, String type, String code, String message, Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		FakeServices.refuse(Platform.SERVICES.quests, put(PROMPT), status, type, code.isEmpty() ? "" : FakeServices.error("text", code));
		Browser.Page refused = autosave(browser, page, "write-prompt", "revision=0&limit=2000&text=x");
		assertThat(refused.status()).isEqualTo(status);
		assertThat(refused.html()).contains("\"problem\":\"" + type + "\"", "\"message\":\"", message);
	}

	@Test
	void givesTheScriptItsWords(Browser browser) {
		Document page = browser.loggedIn().open(QUEST + "?task=3").document();
		for (String word : new String[] { "save", "saving", "saved", "failed", "busy", "ended", "outdated", "gone", "refused" }) {
			assertThat(page.select("form#answer").attr("data-" + word)).as(word).isNotBlank();
		}
	}

	private static Browser.Page autosave(Browser browser, Browser.Page page, String task, String fields) {
		String body = Browser.pair("_csrf", page.form(QUEST + "/check").select("[name=_csrf]").val()) + "&attempt=" + FakeServices.ATTEMPT
				+ "&task=" + task + "&" + fields;
		return browser.post(QUEST + "/answer", body, "X-Requested-With", "fetch", "Accept", "*/*");
	}

	@Test
	void tellsTheScriptTheNewRevision(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST);
		String body = Browser.pair("_csrf", page.form(QUEST + "/check").select("[name=_csrf]").val()) + "&attempt=" + FakeServices.ATTEMPT
				+ "&task=what-helps&revision=5&choices=a";
		Browser.Page saved = browser.post(QUEST + "/answer", body, "X-Requested-With", "fetch", "Accept", "*/*");
		assertThat(saved.status()).isEqualTo(200);
		assertThat(saved.html()).contains("\"revision\":5", "\"savedAt\":\"2026-05-02T09:07:00Z\"");
		FakeServices.refuse(Platform.SERVICES.quests, put(MULTIPLE), 409, "stale-answer", "");
		assertThat(browser.post(QUEST + "/answer", body, "X-Requested-With", "fetch", "Accept", "*/*").status()).isEqualTo(409);
		FakeServices.down(Platform.SERVICES.quests);
		assertThat(browser.post(QUEST + "/answer", body, "X-Requested-With", "fetch", "Accept", "*/*").status()).isEqualTo(503);
		browser.loseSession();
		assertThat(browser.post(QUEST + "/answer", body, "X-Requested-With", "fetch", "Accept", "*/*").status()).isEqualTo(401);
	}

	@Test
	void checksTheTryThatTheFormNames(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?course=prompting-basics");
		for (int i = 0; i < 2; i++) {
			assertThat(browser.submit(page, QUEST + "/check").location()).isEqualTo(QUEST + "?task=2&course=prompting-basics#feedback");
		}
		Platform.SERVICES.quests.verify(2, putRequestedFor(urlEqualTo(MULTIPLE + "/checks/1")));
	}

	@Test
	void showsAMissWithHintAndAnotherTry(Browser browser) {
		attempt("open", FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_MISSED, FakeServices.PROMPT_MISSED);
		Document page = browser.loggedIn().open(QUEST + "?task=2").document();
		assertThat(page.select("#feedback h2").text()).contains("Пока не то");
		assertThat(page.select("#hint").text()).contains("Нейра подсказывает", "вежливость");
		assertThat(page.select("input[name=number]").val()).isEqualTo("3");
		Document prompt = browser.open(QUEST + "?task=3").document();
		assertThat(prompt.select(".criteria li")).hasSize(2);
		assertThat(prompt.select("textarea").first().wholeText()).isEqualTo("Ты — методист. " + FakeServices.XSS);
	}

	@Test
	void showsASettledTaskWithItsSolutionAndTheNextOne(Browser browser) {
		Document page = browser.loggedIn().open(QUEST + "?task=1").document();
		assertThat(page.select("#feedback h2").text()).contains("Верно", "10 баллов");
		assertThat(page.select(".solution").text()).contains("Роль — это");
		assertThat(page.select("form#answer")).isEmpty();
		assertThat(page.select("a[data-next]").attr("href")).isEqualTo(QUEST + "?task=2");
	}

	@Test
	void showsTheLastFeedbackBeforeTheResult(Browser browser) {
		attempt("completed", FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_SOLVED, FakeServices.PROMPT_SETTLED);
		Document task = browser.loggedIn().open(QUEST + "?task=3&course=prompting-basics").document();
		assertThat(task.select("#feedback h2").text()).contains("Почти всё на месте", "8 баллов");
		assertThat(task.select("a[data-next]").attr("href")).isEqualTo(QUEST + "/result?course=prompting-basics");
		assertThat(task.select(".finish")).isEmpty();
		Document result = browser.open(QUEST + "/result?course=prompting-basics").document();
		assertThat(result.select("h1").text()).isEqualTo("Квест пройден");
		assertThat(result.select(".result__score").text()).isEqualTo("25 из 30 баллов");
		assertThat(result.select(".result__tasks .star--lit")).hasSize(3);
		assertThat(result.select(".result__sky .sky__star--lit")).hasSize(3);
		assertThat(result.select("a.button--primary").attr("href")).isEqualTo("/courses/prompting-basics");
		assertThat(browser.open(QUEST).document().select(".celebration").text()).contains("25 из 30");
	}

	/** A letter tells of one attempt, and the learner may have begun another since. */
	@Test
	void showsTheAttemptThatALetterNames(Browser browser) {
		Platform.SERVICES.quests.stubFor(get(ATTEMPT).willReturn(FakeServices.json(200, FakeServices.attempt("completed",
				FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_SOLVED, FakeServices.PROMPT_SETTLED))));
		String named = "attempt=" + FakeServices.ATTEMPT;
		Document result = browser.loggedIn().open(QUEST + "/result?" + named).document();
		assertThat(result.select("h1").text()).isEqualTo("Квест пройден");
		assertThat(result.select(".result__tasks a").eachAttr("href")).containsExactly(QUEST + "?task=1&" + named,
				QUEST + "?task=2&" + named, QUEST + "?task=3&" + named);
		Document task = browser.open(QUEST + "?task=3&" + named).document();
		assertThat(task.select("#feedback h2").text()).contains("Почти всё на месте");
		assertThat(task.select("a[data-next]").attr("href")).isEqualTo(QUEST + "/result?" + named);
	}

	@Test
	void saysThatTheTriesAreOverAndWhatTheBestOneEarned(Browser browser) {
		attempt("open", FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_SAVED, FakeServices.PROMPT_SETTLED.replace("\"score\": 8", "\"score\": 5"));
		Document task = browser.loggedIn().open(QUEST + "?task=3").document();
		assertThat(task.select("#feedback h2").text()).contains("Попытки закончились", "5 баллов");
	}

	@Test
	void takesAHintWithoutLosingTheAnswer(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST);
		assertThat(browser.submitTo(page, QUEST + "/check", QUEST + "/hint", "choices", "d").location()).isEqualTo(QUEST + "?task=2#hint");
		Platform.SERVICES.quests.verify(putRequestedFor(urlEqualTo(MULTIPLE)).withRequestBody(WireMock.matchingJsonPath("$.choices[0]", WireMock.equalTo("d"))));
		Platform.SERVICES.quests.verify(putRequestedFor(urlEqualTo(ATTEMPT + "/hints/what-helps")));
	}

	@Test
	void finishesEarlyOnlyByItsOwnForm(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST);
		assertThat(page.document().select("details.finish form button.button--danger")).hasSize(1);
		assertThat(browser.submit(page, QUEST + "/complete").location()).isEqualTo(QUEST + "/result");
		Platform.SERVICES.quests.verify(putRequestedFor(urlEqualTo(ATTEMPT + "/completion")));
	}

	@ParameterizedTest
	@CsvSource({ "409,stale-answer,409,В другой вкладке", "400,validation-failed,422,не подходит", "422,answer-empty,422,Дайте ответ",
			"429,too-many-requests,429,Слишком часто" })
	void keepsTheTypedAnswerAndSaysWhy(int status, String type, int shown, String message, Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		FakeServices.refuse(Platform.SERVICES.quests, put(PROMPT), status, type, "");
		Browser.Page refused = browser.submitTo(page, QUEST + "/check", QUEST + "/answer", "text", "мой ответ " + FakeServices.XSS);
		assertThat(refused.status()).isEqualTo(shown);
		assertThat(refused.document().select("#answer-error").text()).contains(message);
		assertThat(refused.document().select("textarea").first().wholeText()).isEqualTo("мой ответ " + FakeServices.XSS);
		assertThat(refused.document().select("[data-saved-mark]").text()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "task-settled,/quest/first-prompt?task=3&notice=task-settled", "check-out-of-order,/quest/first-prompt?task=3&notice=task-settled",
			"attempt-completed,/quest/first-prompt/result?notice=attempt-completed" })
	void leadsToHowThingsStand(String type, String location, Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		FakeServices.refuse(Platform.SERVICES.quests, put(PROMPT + "/checks/1"), 409, type, "");
		assertThat(browser.submit(page, QUEST + "/check", "text", "ответ").location()).isEqualTo(location);
	}

	@Test
	void checksNothingThatIsEmptyOrTooLong(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		assertThat(browser.submit(page, QUEST + "/check", "text", "  ").document().select("#answer-error").text()).contains("Дайте ответ");
		Browser.Page refused = browser.submit(page, QUEST + "/check", "text", "я".repeat(2001));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.document().select("#answer-error").text()).contains("не больше 2000 символов");
		assertThat(refused.document().select("textarea").attr("aria-invalid")).isEqualTo("true");
		assertThat(refused.document().select("textarea").attr("maxlength")).isEqualTo("2000");
		assertThat(refused.document().select("textarea").first().wholeText()).hasSize(2001);
		Platform.SERVICES.quests.verify(0, putRequestedFor(WireMock.urlPathMatching(".*/checks/.*")));
	}

	@ParameterizedTest
	@CsvSource({ "min-words,нужно больше слов", "size,не больше 2000 символов", "control-characters,не подходит" })
	void saysWhatIsWrongWithAWrittenAnswer(String code, String message, Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		FakeServices.refuse(Platform.SERVICES.quests, put(PROMPT + "/checks/1"), 400, "validation-failed", FakeServices.error("text", code));
		Browser.Page refused = browser.submit(page, QUEST + "/check", "text", "коротко");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.document().select("#answer-error").text()).contains(message);
		assertThat(refused.document().select("textarea[aria-invalid=true][aria-describedby=answer-error]").first().wholeText()).isEqualTo("коротко");
	}

	@Test
	void leadsFromATaskThatIsGoneToTheQuest(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		FakeServices.refuse(Platform.SERVICES.quests, put(PROMPT), 404, "task-not-found", "");
		Browser.Page gone = browser.submitTo(page, QUEST + "/check", QUEST + "/answer", "text", "x");
		assertThat(gone.location()).isEqualTo(QUEST + "?notice=task-gone");
		assertThat(browser.follow(gone).document().select("[role=status].notice").text()).contains("больше нет");
	}

	@ParameterizedTest
	@CsvSource({ "429,#text", "503,#text" })
	void showsAKeptAnswerThatCannotBeSavedNow(int status, String field, Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		browser.loseSession();
		Browser.Page refused = browser.submit(page, QUEST + "/check", "text", "набранное до конца сеанса");
		FakeServices.refuse(Platform.SERVICES.quests, put(PROMPT), status, status == 429 ? "too-many-requests" : "down", "");
		Browser.Page back = browser.follow(refused);
		assertThat(back.status()).isEqualTo(status);
		assertThat(back.document().select(field).first().wholeText()).isEqualTo("набранное до конца сеанса");
		Platform.SERVICES.reset();
		assertThat(browser.submitTo(back, back.document().select("form:has(#text)").attr("action"), QUEST + "/answer").status()).isEqualTo(302);
		Platform.SERVICES.quests.verify(putRequestedFor(urlEqualTo(PROMPT))
			.withRequestBody(WireMock.matchingJsonPath("$.text", WireMock.equalTo("набранное до конца сеанса"))));
	}

	@Test
	void handsTheAnswerBackWhenTheServiceIsDown(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		FakeServices.down(Platform.SERVICES.quests);
		Browser.Page kept = browser.submit(page, QUEST + "/check", "text", "драгоценный ответ");
		assertThat(kept.status()).isEqualTo(503);
		assertThat(kept.document().select("h1").text()).isEqualTo("Ответ ещё не сохранён");
		assertThat(kept.document().select("textarea").first().wholeText()).isEqualTo("драгоценный ответ");
		Platform.SERVICES.reset();
		assertThat(browser.submit(kept, QUEST + "/answer").status()).isIn(302, 503);
	}

	@Test
	void keepsAnAnswerOverALostSession(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		browser.loseSession();
		Browser.Page refused = browser.submit(page, QUEST + "/check", "text", "набранное до конца сеанса");
		assertThat(refused.location()).startsWith("/login?next=");
		Browser.Page back = browser.follow(refused);
		assertThat(back.address().getPath()).isEqualTo(QUEST);
		assertThat(back.document().select("[role=status].notice").text()).contains("ваш ответ сохранён");
		Platform.SERVICES.quests.verify(putRequestedFor(urlEqualTo(PROMPT))
			.withRequestBody(WireMock.matchingJsonPath("$.text", WireMock.equalTo("набранное до конца сеанса"))));
		assertThat(browser.open(QUEST).document().select(".notice")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "attempt=x&task=y", "attempt=&task=", "x=y", "attempt=0198c0de-0000-7000-8000-000000000002&task=../../x", "attempt=0198c0de-0000-7000-8000-000000000002&task=what-helps&number=-1&choices=" })
	void meetsBrokenFormsCalmly(String fields, Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST);
		String token = Browser.pair("_csrf", page.form(QUEST + "/check").select("[name=_csrf]").val());
		for (String command : new String[] { "answer", "check", "hint" }) {
			assertThat(browser.post(QUEST + "/" + command, token + "&" + fields).status()).as(command).isIn(302, 422);
		}
	}

	@Test
	void hidesWhatBelongsToOthers(Browser browser) {
		Browser.Page page = browser.loggedIn().open(QUEST + "?task=3");
		FakeServices.refuse(Platform.SERVICES.quests, put(PROMPT), 404, "attempt-not-found", "");
		assertThat(browser.submitTo(page, QUEST + "/check", QUEST + "/answer", "text", "x").status()).isEqualTo(404);
	}

	@Test
	void unknownQuestIsNotFoundAndAbsurdTasksAreTheCurrentOne(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.quests, get("/api/quests/nope"), 404, "quest-not-found", "");
		assertThat(browser.open("/quest/nope").status()).isEqualTo(404);
		browser.loggedIn();
		for (String task : new String[] { "99", "0", "-1", "abc", "%3Cscript%3E" }) {
			assertThat(browser.open(QUEST + "?task=" + task + "&course=%3Cscript%3E").document().select("h1").text()).isEqualTo("Что поможет модели?");
		}
	}

	@Test
	void resultOfNothingLeadsToTheQuest(Browser browser) {
		assertThat(browser.loggedIn().open(QUEST + "/result").location()).isEqualTo(QUEST);
		FakeServices.refuse(Platform.SERVICES.quests, get("/api/quests/first-prompt/attempt"), 404, "no-attempt", "");
		assertThat(browser.open(QUEST + "/result").location()).isEqualTo(QUEST + "?notice=start-first");
	}

	private static void attempt(String state, String... tasks) {
		Platform.SERVICES.quests.stubFor(get("/api/quests/first-prompt/attempt").atPriority(1)
			.willReturn(FakeServices.json(200, FakeServices.attempt(state, tasks))));
	}
}
