package ru.neuromagic.web;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** A service that is down costs its own part of a page, and never looks like something that does not exist. */
@PagesTest
class OutageTests {

	private static final String COURSE = "/courses/prompting-basics";

	@Test
	void homeStaysWithoutTheCatalogue(Browser browser) {
		FakeServices.down(Platform.SERVICES.courses);
		Browser.Page page = browser.open("/");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.document().select("h1").text()).contains("Научитесь");
		assertThat(page.document().select(".outage__title").text()).isEqualTo("Каталог сейчас не отвечает");
	}

	@Test
	void catalogueSaysSoAndIs503ForMachines(Browser browser) {
		FakeServices.down(Platform.SERVICES.courses);
		Browser.Page page = browser.open("/courses");
		assertThat(page.status()).isEqualTo(503);
		assertThat(page.document().select(".outage")).hasSize(1);
		assertThat(page.text()).doesNotContain("Курсов пока нет");
	}

	@Test
	void courseStaysWithoutTheEnrollment(Browser browser) {
		browser.loggedIn();
		Platform.SERVICES.courses.stubFor(get("/api/courses/prompting-basics/enrollment").atPriority(1).willReturn(FakeServices.json(500, "{}")));
		Browser.Page page = browser.open(COURSE);
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.document().select(".outage__title").text()).isEqualTo("Ваш прогресс сейчас не загрузился");
		assertThat(page.document().select(".step")).hasSize(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { COURSE, COURSE + "/lessons/context", "/quest/first-prompt", "/quest/first-prompt/result" })
	void pageOfOneThingIs503AndNot404(String address, Browser browser) {
		browser.loggedIn();
		FakeServices.down(Platform.SERVICES.courses);
		FakeServices.down(Platform.SERVICES.quests);
		Browser.Page page = browser.open(address);
		assertThat(page.status()).isEqualTo(503);
		assertThat(page.document().select("h1").text()).isEqualTo("Эта часть отдыхает");
		assertThat(page.document().select("main a.button--primary").attr("href")).isEqualTo(address);
		assertThat(page.document().select("a[href=/profile]")).isNotEmpty();
	}

	@Test
	void questCanBeginAgainstAnUnknownPast(Browser browser) {
		browser.loggedIn();
		Platform.SERVICES.quests.stubFor(get("/api/quests/first-prompt/attempt").atPriority(1).willReturn(FakeServices.json(500, "{}")));
		Browser.Page page = browser.open("/quest/first-prompt");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.document().select(".outage__title").text()).isEqualTo("Ваши прежние ответы сейчас не загрузились");
	}

	@Test
	void profileLosesOnlyThePartsThatAreDown(Browser browser) {
		browser.loggedIn();
		FakeServices.down(Platform.SERVICES.auth);
		Document page = browser.open("/profile").document();
		assertThat(page.select("h1").text()).isEqualTo("Здравствуйте, Анна <b>Звёздная</b>");
		assertThat(page.select(".outage__title").eachText()).containsExactly("Данные аккаунта сейчас не загрузились");
		assertThat(page.select(".underway")).hasSize(1);
		FakeServices.down(Platform.SERVICES.courses);
		assertThat(browser.open("/profile").document().select(".outage__title").eachText()).hasSize(2);
	}

	@Test
	void everyPageLosesOnlyTheBadgeWithoutNotifications(Browser browser) {
		browser.loggedIn();
		FakeServices.down(Platform.SERVICES.notifications);
		for (String address : new String[] { "/", "/courses", COURSE, "/profile", "/quest/first-prompt" }) {
			Browser.Page page = browser.open(address);
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.document().select(".badge, .outage")).isEmpty();
		}
		Browser.Page inbox = browser.open("/notifications");
		assertThat(inbox.status()).isEqualTo(200);
		assertThat(inbox.document().select(".outage")).hasSize(2);
		assertThat(inbox.text()).doesNotContain("Вестей пока нет");
	}

	@Test
	void retriesAReadThatFailedAtOnceAndNeverACommand(Browser browser) {
		browser.loggedIn();
		Platform.SERVICES.courses.resetRequests();
		Platform.SERVICES.courses.stubFor(get("/api/courses/prompting-basics").atPriority(1).inScenario("flaky")
			.whenScenarioStateIs(Scenario.STARTED).willSetStateTo("well").willReturn(FakeServices.json(503, "")));
		Browser.Page page = browser.open(COURSE);
		assertThat(page.status()).isEqualTo(200);
		Platform.SERVICES.courses.verify(2, getRequestedFor(urlEqualTo("/api/courses/prompting-basics")));

		Platform.SERVICES.courses.stubFor(put("/api" + COURSE + "/lessons/context/completion").atPriority(1).willReturn(FakeServices.json(503, "")));
		browser.submit(browser.open(COURSE + "/lessons/context"), COURSE + "/lessons/context/complete");
		Platform.SERVICES.courses.verify(1, putRequestedFor(urlEqualTo("/api" + COURSE + "/lessons/context/completion")));
	}

	@Test
	void opensTheBreakerAndAsksNoMore(Browser browser) {
		FakeServices.down(Platform.SERVICES.courses);
		for (int i = 0; i < 12; i++) {
			browser.open("/courses");
		}
		int asked = Platform.SERVICES.courses.countRequestsMatching(getRequestedFor(urlPathEqualTo("/api/courses")).build()).getCount();
		assertThat(browser.open("/courses").status()).isEqualTo(503);
		Platform.SERVICES.courses.verify(asked, getRequestedFor(urlPathEqualTo("/api/courses")));
	}

	@Test
	void refusalsDoNotOpenTheBreaker(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.courses, get("/api/courses/nope"), 404, "course-not-found", "");
		for (int i = 0; i < 30; i++) {
			assertThat(browser.open("/courses/nope").status()).isEqualTo(404);
		}
		assertThat(browser.open("/courses").status()).isEqualTo(200);
	}

	@Test
	void treatsNonsenseAsAnOutage(Browser browser) {
		for (String nonsense : new String[] { "", "<html>", "[]", "null", "{\"courses\": 5}" }) {
			Platform.SERVICES.courses.stubFor(get(urlPathEqualTo("/api/courses")).atPriority(1).willReturn(FakeServices.json(200, nonsense)));
			assertThat(browser.open("/courses").status()).as(nonsense).isEqualTo(503);
		}
	}

	@Test
	void asksTheQuestionsOfOnePageSideBySide(Browser browser) {
		browser.loggedIn();
		slow(Platform.SERVICES.auth, "/api/auth/account");
		slow(Platform.SERVICES.courses, "/api/courses/enrollments");
		slow(Platform.SERVICES.notifications, "/api/notifications/unread");
		long begun = System.nanoTime();
		assertThat(browser.open("/profile").document().select(".badge")).isNotEmpty();
		assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(2400);
	}

	private static void slow(WireMockServer service, String path) {
		var answer = service.getStubMappings().stream().filter(stub -> path.equals(stub.getRequest().getUrl())).findFirst().orElseThrow().getResponse();
		service.stubFor(get(path).atPriority(1).willReturn(WireMock.aResponse().withStatus(200).withHeader("Content-Type", "application/json")
			.withBody(answer.getBody()).withFixedDelay(1000)));
	}
}
