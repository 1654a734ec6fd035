package ru.neuromagic.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.WireMock;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a form whose page lay open while its session ended, here or in another tab. */
@PagesTest
class StaleFormsTests {

	private static final String QUEST = "/quest/first-prompt";

	private static final String TASK = QUEST + "?task=3";

	private static final String SETTINGS = "/notifications/settings";

	@Test
	void anAnswerSurvivesALogoutInAnotherTab(Browser browser) {
		Browser.Page page = browser.loggedIn().open(TASK);
		browser.submit(browser.open("/logout"), "/logout");
		Browser.Page toLogin = browser.submit(page, QUEST + "/check", "text", "написано до выхода");
		assertThat(toLogin.location()).isEqualTo("/login?next=%2Fquest%2Ffirst-prompt%3Ftask%3D3%26notice%3Dform-again");
		Platform.SERVICES.quests.verify(0, putRequestedFor(urlMatching(".*/answers/.*")));
		Browser.Page back = browser.follow(toLogin);
		assertThat(back.address().getPath()).isEqualTo(QUEST);
		assertThat(back.document().select("[role=status].notice").text()).contains("ваш ответ сохранён");
		Platform.SERVICES.quests.verify(1, putRequestedFor(urlMatching(".*/answers/[^/]+"))
			.withRequestBody(WireMock.matchingJsonPath("$.text", WireMock.equalTo("написано до выхода"))));
		Platform.SERVICES.quests.verify(0, putRequestedFor(urlMatching(".*/checks.*")));
	}

	@Test
	void anAnswerSurvivesALogoutAndALoginInAnotherTab(Browser browser) {
		Browser.Page page = browser.loggedIn().open(TASK);
		browser.submit(browser.open("/logout"), "/logout");
		browser.loggedIn();
		Browser.Page back = browser.follow(browser.submitTo(page, QUEST + "/check", QUEST + "/hint", "text", "написано до выхода"));
		assertThat(back.document().select("[role=status].notice").text()).contains("ваш ответ сохранён");
		Platform.SERVICES.quests.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void aChoiceOfSettingsComesBackUnsaved(Browser browser) {
		Browser.Page page = browser.loggedIn().open(SETTINGS);
		browser.loseSession();
		Browser.Page back = browser.follow(browser.submit(page, SETTINGS, "quests", "", "courses", "true"));
		assertThat(back.address().getPath()).isEqualTo(SETTINGS);
		assertThat(back.document().select("[role=status].notice").text()).contains("форма не отправлена");
		assertThat(back.document().select("#quests").hasAttr("checked")).isFalse();
		assertThat(back.document().select("#courses").hasAttr("checked")).isTrue();
		Platform.SERVICES.notifications.verify(0, putRequestedFor(anyUrl()));
		assertThat(browser.submit(back, SETTINGS).location()).isEqualTo(SETTINGS + "?notice=settings-saved");
	}

	@ParameterizedTest
	@CsvSource({ "/courses/prompting-basics/lessons/context,/courses/prompting-basics/lessons/context/complete", QUEST + "?task=3," + QUEST + "/complete",
			"/notifications,/notifications/read" })
	void aButtonLeadsBackToItsPageAndDoesNothing(String address, String action, Browser browser) {
		Browser.Page page = browser.loggedIn().open(address);
		browser.loseSession();
		Browser.Page back = browser.follow(browser.submit(page, action));
		assertThat(back.address().getPath()).isEqualTo(address.replaceFirst("\\?.*", ""));
		assertThat(back.document().select("[role=status].notice").text()).contains("форма не отправлена");
		Platform.SERVICES.courses.verify(0, putRequestedFor(anyUrl()));
		Platform.SERVICES.quests.verify(0, postRequestedFor(anyUrl()));
		Platform.SERVICES.notifications.verify(0, putRequestedFor(anyUrl()));
	}

	@Test
	void aMessageToTheTeamStaysInItsForm(Browser browser) {
		Browser.Page page = browser.loggedIn().open("/contact");
		browser.submit(browser.open("/logout"), "/logout");
		Browser.Page again = browser.submit(page, "/contact", "name", "Анна", "email", "anna@example.ru", "message", "Подскажите, пожалуйста, как быть.");
		assertThat(again.status()).isEqualTo(403);
		assertThat(again.document().select("[role=status].notice").text()).contains("форма не отправлена");
		assertThat(again.document().select("#message").first().wholeText()).isEqualTo("Подскажите, пожалуйста, как быть.");
		Platform.SERVICES.notifications.verify(0, postRequestedFor(anyUrl()));
		assertThat(browser.submit(again, "/contact").location()).isEqualTo("/contact/thanks");
	}

	@Test
	void aGuestsTryStaysInItsForm(Browser browser) {
		Browser.Page page = browser.open("/");
		browser.forget("CSRF");
		Browser.Page again = browser.submitTo(page, "/try#try", "/try", "text", "Напиши письмо соседу");
		assertThat(again.document().select("[role=status].notice").text()).contains("форма не отправлена");
		assertThat(again.document().select("[data-trial] textarea").first().wholeText()).isEqualTo("Напиши письмо соседу");
		assertThat(browser.submitTo(again, "/try#try", "/try").status()).isEqualTo(200);
	}

	@Test
	void aPasswordIsNotShownAgain(Browser browser) {
		Browser.Page page = browser.open("/register");
		browser.forget("CSRF");
		Browser.Page again = browser.submit(page, "/register", "name", "Анна", "email", "anna@example.ru", "password", "sovsem-tajnoe-slovo");
		assertThat(again.document().select("#name").val()).isEqualTo("Анна");
		assertThat(again.html()).doesNotContain("sovsem-tajnoe-slovo");
		Platform.SERVICES.auth.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void loggingOutTwiceEndsOnTheHomePage(Browser browser) {
		Browser.Page page = browser.loggedIn().open("/logout");
		browser.submit(browser.open("/logout"), "/logout");
		assertThat(browser.submit(page, "/logout").location()).isEqualTo("/");
	}

	@ParameterizedTest
	@ValueSource(strings = { QUEST + "/check", SETTINGS, "/contact", "/courses/prompting-basics/start", "/error", "/no-such-page" })
	void whatAnotherSiteSendsIsRefusedAndKeptNowhere(String address, Browser browser) {
		for (String[] elsewhere : new String[][] { { "Origin", "https://evil.example" }, { "Origin", "null" }, { "Origin", "http://localhost:8080", "Sec-Fetch-Site", "same-site" } }) {
			Browser.Page refused = browser.post(address, "text=x", elsewhere);
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.document().select("h1").text()).isEqualTo("Форма устарела");
			assertThat(browser.cookie("SESSION")).isEmpty();
		}
	}

	@Test
	void theTokenOfAnotherSessionIsNone(Browser browser, Browser other) {
		Browser.Page theirs = other.loggedIn().open(SETTINGS);
		browser.loggedIn().open(SETTINGS);
		String token = Browser.pair("_csrf", theirs.form(SETTINGS).select("[name=_csrf]").val());
		assertThat(browser.post(SETTINGS, token, "Origin", "https://evil.example").status()).isEqualTo(403);
		assertThat(other.post(SETTINGS, token, "Origin", "https://evil.example").status()).isEqualTo(302);
	}

	@Test
	void theTokenOfAnotherBrowserIsNone(Browser browser, Browser other) {
		Browser.Page theirs = other.open("/contact");
		browser.open("/contact");
		String token = Browser.pair("_csrf", theirs.form("/contact").select("[name=_csrf]").val());
		assertThat(browser.post("/contact", token, "Origin", "https://evil.example").status()).isEqualTo(403);
		assertThat(other.post("/contact", token, "Origin", "https://evil.example").status()).isEqualTo(422);
	}

	@Test
	void theTokenOfBeforeALoginIsNone(Browser browser) {
		Browser.Page before = browser.open("/contact");
		String token = Browser.pair("_csrf", before.form("/contact").select("[name=_csrf]").val());
		browser.loggedIn();
		assertThat(browser.post("/contact", token, "Origin", "https://evil.example").status()).isEqualTo(403);
	}

	@Test
	void aScriptIsToldWhetherSomebodyIsLoggedIn(Browser browser) {
		browser.loggedIn();
		assertThat(browser.post(QUEST + "/answer", "_csrf=x", "X-Requested-With", "fetch").status()).isEqualTo(403);
		browser.loseSession();
		assertThat(browser.post(QUEST + "/answer", "_csrf=x", "X-Requested-With", "fetch").status()).isEqualTo(401);
	}
}
