package ru.neuromagic.web;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class CoursePagesTests {

	private static final String COURSE = "/courses/prompting-basics";

	private static final String LESSON = COURSE + "/lessons/context";

	@Test
	void cataloguePagesOnByCursor(Browser browser) {
		Platform.SERVICES.courses.stubFor(get(urlPathEqualTo("/api/courses")).atPriority(1)
			.willReturn(FakeServices.json(200, "{\"courses\": [], \"next\": \"abc=\"}")));
		assertThat(browser.open("/courses").document().select("main a.button").attr("href")).isEqualTo("/courses?after=abc%3D");
		browser.open("/courses?after=abc%3D");
		assertThat(Platform.SERVICES.courses.getAllServeEvents().getFirst().getRequest().getUrl()).contains("after=abc");
	}

	@Test
	void catalogueForgivesACourseOfAnUnknownLevel(Browser browser) {
		Platform.SERVICES.courses.stubFor(get(urlPathEqualTo("/api/courses")).atPriority(1).willReturn(FakeServices.json(200,
				"{\"courses\": [{\"slug\": \"new\", \"title\": \"<i>Новый</i>\", \"summary\": \"s\", \"level\": \"cosmic\", \"minutes\": 1, \"lessonCount\": 1, \"questCount\": 0}]}")));
		Document page = browser.open("/courses").document();
		assertThat(page.select(".card__title").text()).isEqualTo("<i>Новый</i>");
		assertThat(page.select(".card__facts").text()).isEqualTo("1 урок 0 квестов 1 минута");
		assertThat(page.select(".level")).isEmpty();
	}

	@Test
	void courseShowsProgressAsLitStars(Browser browser) {
		Document page = browser.loggedIn().open(COURSE).document();
		assertThat(page.select(".progress .star--lit")).hasSize(2);
		assertThat(page.select(".progress__text").text()).isEqualTo("2 из 6");
		assertThat(page.select(".step--done")).hasSize(2);
		assertThat(page.select(".sky__star--lit")).hasSize(2);
		assertThat(page.select("a.button--primary").attr("href")).isEqualTo("/quest/first-prompt?course=prompting-basics");
	}

	@Test
	void courseOffersTheStartToThoseWhoHaveNotBegun(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.courses, get("/api/courses/prompting-basics/enrollment"), 404, "not-enrolled", "");
		Browser.Page page = browser.loggedIn().open(COURSE);
		assertThat(page.document().select(".outage")).isEmpty();
		Browser.Page started = browser.submit(page, COURSE + "/start");
		assertThat(started.location()).isEqualTo("/quest/first-prompt?course=prompting-basics&notice=course-started");
	}

	@Test
	void startNeedsALoginAndLeadsBackToTheCourse(Browser browser) {
		Browser.Page refused = browser.submit(browser.open(COURSE), COURSE + "/start");
		assertThat(refused.location()).isEqualTo("/login?next=%2Fcourses%2Fprompting-basics%2Fstart");
		Platform.SERVICES.courses.verify(0, putRequestedFor(urlEqualTo("/api/courses/prompting-basics/enrollment")));
		assertThat(browser.follow(refused).address().getPath()).isEqualTo(COURSE);
	}

	@Test
	void startSaysWhenItDidNotWork(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.courses, get("/api/courses/prompting-basics/enrollment"), 404, "not-enrolled", "");
		Browser.Page page = browser.loggedIn().open(COURSE);
		Platform.SERVICES.courses.stubFor(put("/api/courses/prompting-basics/enrollment").atPriority(1).willReturn(FakeServices.json(500, "{}")));
		assertThat(browser.submit(page, COURSE + "/start").location()).isEqualTo(COURSE + "?notice=service-down");
	}

	@Test
	void unknownCourseIsNotFound(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.courses, get("/api/courses/nope"), 404, "course-not-found", "");
		assertThat(browser.open("/courses/nope").status()).isEqualTo(404);
		assertThat(browser.open("/courses/..%2f..%2fetc").status()).isIn(400, 404);
		assertThat(browser.open("/courses/UPPER").status()).isEqualTo(404);
		assertThat(browser.open("/courses/%D1%8F").status()).isEqualTo(404);
	}

	@Test
	void lessonIsCompletedAndLeadsOn(Browser browser) {
		Browser.Page page = browser.loggedIn().open(LESSON);
		assertThat(page.document().select(".prose--lesson code.language-prompt")).hasSize(1);
		Browser.Page done = browser.submit(page, LESSON + "/complete");
		assertThat(done.location()).isEqualTo("/quest/first-prompt?course=prompting-basics&notice=lesson-completed");
		Platform.SERVICES.courses.verify(1, putRequestedFor(urlEqualTo("/api" + LESSON + "/completion")));
	}

	@Test
	void closedLessonSendsGuestsToLogInAndLearnersToTheCourse(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.courses, get("/api" + LESSON), 401, "unauthorized", "");
		assertThat(browser.open(LESSON).location()).isEqualTo("/login?next=%2Fcourses%2Fprompting-basics%2Flessons%2Fcontext");
		FakeServices.refuse(Platform.SERVICES.courses, get("/api" + LESSON), 403, "enrollment-required", "");
		assertThat(browser.loggedIn().open(LESSON).location()).isEqualTo(COURSE + "?notice=enroll-first");
	}

	@Test
	void unknownLessonIsNotFound(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.courses, get("/api" + LESSON), 404, "lesson-not-found", "");
		Browser.Page page = browser.open(LESSON);
		assertThat(page.status()).isEqualTo(404);
		assertThat(page.document().select("h1").text()).isEqualTo("Такой страницы нет");
	}

	@Test
	void formAddressesLeadBackToTheirPageWhenOpened(Browser browser) {
		assertThat(browser.open(COURSE + "/start").location()).isEqualTo(COURSE);
		assertThat(browser.open(LESSON + "/complete").location()).isEqualTo(LESSON);
	}
}
