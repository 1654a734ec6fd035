package ru.neuromagic.web;

import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import ru.neuromagic.test.Chromium;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

/** What the scripts do in a real browser: the sky, the celebration, the switches and reading without a network. */
@PagesTest
class MagicTests {

	private static final String LESSON = "/courses/prompting-basics/lessons/context";

	private static final String RESULT = "/quest/first-prompt/result?course=prompting-basics";

	private static final String SKY_MOVES = "document.querySelector('.sky-canvas')?.dataset.motion === 'on'";

	private static final String SKY_STANDS = "document.querySelector('.sky-canvas')?.dataset.motion === 'off'";

	/** A picture of the sky as a string, to see whether it changes. */
	private static final String PICTURE = "document.querySelector('.sky-canvas').toDataURL()";

	private static Chromium chromium;

	@LocalServerPort
	private int port;

	private BrowserContext person;

	@BeforeAll
	static void startChromium() {
		chromium = new Chromium();
	}

	@AfterAll
	static void stopChromium() {
		chromium.close();
	}

	@BeforeEach
	void sitDown() {
		person = person(ReducedMotion.NO_PREFERENCE);
	}

	@AfterEach
	void leave() {
		person.close();
	}

	@Test
	void skyMovesUntilItIsSwitchedOff() {
		Page page = open(person, "/about");
		until(page, SKY_MOVES);
		String before = picture(page);
		page.waitForCondition(() -> !picture(page).equals(before));
		page.evaluate("() => { document.documentElement.dataset.motion = 'off'; }");
		until(page, SKY_STANDS);
		String still = picture(page);
		frames(page, 20);
		assertThat(picture(page)).isEqualTo(still);
		page.evaluate("() => { delete document.documentElement.dataset.motion; }");
		until(page, SKY_MOVES);
	}

	@Test
	void skyIsNeverSeenThroughWords() {
		Page page = open(person, "/about");
		until(page, SKY_MOVES);
		for (int way = 0; way < 3; way++) {
			frames(page, 20);
			List<?> ink = (List<?>) page.evaluate("""
					() => {
					  const canvas = document.querySelector('.sky-canvas');
					  const scale = canvas.width / canvas.clientWidth;
					  const ink = (x, y, w, h) => canvas.getContext('2d').getImageData(x * scale, y * scale, w * scale, h * scale).data
					    .reduce((sum, part, i) => sum + (i % 4 === 3 ? part : 0), 0);
					  const boxes = [...document.querySelectorAll('main :is(h1, h2, h3, p)')].filter((part) => part.children.length === 0)
					    .map((part) => {
					      const range = document.createRange();
					      range.selectNodeContents(part);
					      return range.getBoundingClientRect();
					    }).filter((box) => box.width > 1 && box.top > 0 && box.bottom < innerHeight);
					  return [boxes.length, boxes.reduce((sum, box) => sum + ink(box.x, box.y, box.width, box.height), 0),
					    ink(0, 0, canvas.clientWidth, canvas.clientHeight)];
					}""");
			assertThat(((Number) ink.get(0)).intValue()).as("texts in view").isPositive();
			assertThat(((Number) ink.get(1)).intValue()).as("stars in them").isZero();
			assertThat(((Number) ink.get(2)).intValue()).as("stars at all").isPositive();
			page.mouse().wheel(0, 350);
		}
	}

	@Test
	void skyStandsForThoseWhoWantNoMotion() {
		try (BrowserContext calm = person(ReducedMotion.REDUCE)) {
			Page page = open(calm, "/about");
			until(page, SKY_STANDS);
			String still = picture(page);
			page.mouse().move(300, 300);
			page.mouse().move(500, 400);
			frames(page, 20);
			assertThat(picture(page)).isEqualTo(still);
			assertThat(page.locator(".dust").count()).isZero();
			page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
			until(page, SKY_MOVES);
		}
	}

	@Test
	void skyRestsWhileItsTabIsHidden() {
		Page page = open(person, "/about");
		until(page, SKY_MOVES);
		page.evaluate("""
				() => {
				  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
				  document.dispatchEvent(new Event('visibilitychange'));
				}""");
		until(page, SKY_STANDS);
		String still = picture(page);
		frames(page, 20);
		assertThat(picture(page)).isEqualTo(still);
		page.evaluate("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");
		until(page, SKY_MOVES);
	}

	@Test
	void pointerLeavesDustThatCatchesNothing() {
		Page page = open(person, "/about");
		until(page, SKY_MOVES);
		for (int x = 200; x <= 400; x += 20) {
			page.mouse().move(x, 250);
		}
		until(page, "document.querySelectorAll('.dust__speck').length > 0");
		assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.dust')).pointerEvents")).isEqualTo("none");
		page.evaluate("() => { document.documentElement.dataset.motion = 'off'; }");
		until(page, "document.querySelector('.dust') === null");
	}

	@Test
	void themeAndMotionChangeWithoutANewPageAndInEveryTab() {
		Page page = open(person, "/about");
		Page other = open(person, "/courses");
		page.evaluate("() => { window.here = true; }");
		page.locator("[data-look] > summary").click();
		page.locator("[data-look-theme=light]").click();
		until(page, "document.documentElement.dataset.theme === 'light'");
		assertThat(page.evaluate("() => window.here")).isEqualTo(true);
		assertThat(page.locator("[data-look-theme=light]").getAttribute("aria-current")).isEqualTo("true");
		assertThat(page.locator("[data-look-theme=system]").getAttribute("aria-current")).isNull();
		assertThat(page.evaluate("() => document.cookie")).asString().contains("theme=light");
		until(other, "document.documentElement.dataset.theme === 'light'");
		page.locator("[data-look-motion=off]").click();
		until(page, SKY_STANDS);
		until(other, SKY_STANDS);
		assertThat(page.evaluate("() => window.here")).isEqualTo(true);
		Page later = open(person, "/privacy");
		assertThat(later.locator("html").getAttribute("data-theme")).isEqualTo("light");
		assertThat(later.locator("html").getAttribute("data-motion")).isEqualTo("off");
	}

	@Test
	void celebrationEndsInWhatThePageSays() {
		complete();
		Page page = loggedIn(person);
		page.navigate(RESULT);
		until(page, "document.querySelector('.result[data-celebrated]') !== null");
		assertThat(page.locator("[data-count]").innerHTML()).isEqualTo("25");
		assertThat(page.locator(".celebration-canvas").count()).isZero();
		assertThat(page.evaluate("() => document.querySelector('.result').getAnimations({ subtree: true }).filter((a) => !(a instanceof CSSAnimation) && a.playState === 'running').length"))
			.isEqualTo(0);
		page.reload();
		until(page, SKY_MOVES);
		assertThat(page.locator(".celebration-canvas").count()).as("once per result").isZero();
		assertThat(page.locator("[data-count]").innerHTML()).isEqualTo("25");
	}

	@Test
	void celebrationIsOverByAnyKeyAndNeverBeginsForThoseWhoWantNoMotion() {
		complete();
		Page page = loggedIn(person);
		page.navigate(RESULT);
		until(page, "document.querySelector('.celebration-canvas') !== null || document.querySelector('[data-celebrated]') !== null");
		page.keyboard().press("Escape");
		until(page, "document.querySelector('.result[data-celebrated]') !== null && document.querySelector('.celebration-canvas') === null");
		assertThat(page.locator("[data-count]").innerHTML()).isEqualTo("25");
		try (BrowserContext calm = person(ReducedMotion.REDUCE)) {
			Page still = loggedIn(calm);
			still.navigate(RESULT);
			until(still, SKY_STANDS);
			assertThat(still.locator("[data-count]").innerHTML()).isEqualTo("25");
			assertThat(still.locator("[data-celebrated], .celebration-canvas").count()).isZero();
		}
	}

	@Test
	void lessonCanBeReadWithoutANetworkUntilTheLearnerLogsOut() {
		Page page = loggedIn(person);
		until(page, "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
		page.navigate(LESSON);
		until(page, "caches.match('" + LESSON + "', { cacheName: 'lessons' }).then((kept) => kept !== undefined)");
		person.setOffline(true);
		page.navigate(LESSON);
		assertThat(page.locator("h1").innerText()).isEqualTo("Контекст: что модель не может знать");
		until(page, "document.querySelector('.offline-line').textContent !== ''");
		assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.lesson')).marginInlineStart")).as("with its stylesheet").isNotEqualTo("0px");
		page.navigate("/profile");
		assertThat(page.locator("h1").innerText()).isEqualTo("Связи нет");
		until(page, "document.querySelector('[data-kept] a') !== null");
		assertThat(page.locator("[data-kept] a").getAttribute("href")).isEqualTo(LESSON);
		person.setOffline(false);
		page.navigate("/logout");
		page.locator("main form[action='/logout'] button").click();
		Page other = open(person, "/about");
		until(other, "caches.has('lessons').then((kept) => !kept)");
		person.setOffline(true);
		other.navigate(LESSON);
		assertThat(other.locator("h1").innerText()).isEqualTo("Связи нет");
	}

	/** By the browser's own way of sending a form, and by the script that falls back to it. */
	@Test
	void whatIsSentWithoutANetworkIsToldAndNotLost() {
		Page page = loggedIn(person);
		until(page, "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
		page.navigate(LESSON);
		until(page, "caches.match('/language').then((said) => said !== undefined)");
		person.setOffline(true);
		page.locator("main form[action$='/complete'] button").click();
		page.waitForSelector("[data-sent]");
		assertThat(page.locator("h1").innerText()).isEqualTo("Связи нет, и ничего не записано");
		page.locator("[data-back]").click();
		page.waitForURL("**" + LESSON);
		person.setOffline(false);
		page.navigate("/quest/first-prompt?task=3&lang=en");
		until(page, "caches.match('/language').then((said) => said.text()).then((said) => said === 'en')");
		person.setOffline(true);
		page.locator("[name=text]").fill("Ты — методист. Составь план урока.");
		page.locator("[data-check]").click();
		page.waitForSelector("[data-sent]");
		assertThat(page.locator("h1").innerText()).isEqualTo("You are offline, and nothing was recorded");
		person.setOffline(false);
		page.locator("[data-back]").click();
		until(page, "document.querySelector('[name=text]')?.value === 'Ты — методист. Составь план урока.'");
		Platform.SERVICES.quests.verify(0, putRequestedFor(urlMatching(".*/checks/.*")));
		Platform.SERVICES.courses.verify(0, putRequestedFor(anyUrl()));
	}

	@Test
	void nothingAboutAPersonAndNoQuestIsKept() {
		Page page = loggedIn(person);
		until(page, "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
		for (String address : new String[] { "/profile", "/notifications", "/quest/first-prompt?task=1", "/courses" }) {
			page.navigate(address);
		}
		assertThat(page.evaluate("async () => { const kept = []; for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys()) kept.push(new URL(one.url).pathname); "
				+ "return kept.filter((path) => !/^\\/(assets\\/|offline$|language$)/.test(path)).join(); }")).isEqualTo("");
	}

	private BrowserContext person(ReducedMotion motion) {
		return chromium.context(new NewContextOptions().setBaseURL("http://localhost:" + port).setLocale("ru").setViewportSize(1000, 700)
			.setColorScheme(ColorScheme.DARK).setReducedMotion(motion));
	}

	private static Page open(BrowserContext person, String address) {
		Page page = person.newPage();
		page.navigate(address);
		return page;
	}

	/** Logged in elsewhere: the way through Keycloak belongs to the gateway's address, not to this one. */
	private Page loggedIn(BrowserContext person) {
		String site = "http://localhost:" + port;
		String session = new Browser(site).loggedIn().cookie("SESSION").orElseThrow().getValue();
		person.addCookies(List.of(new Cookie("SESSION", session).setUrl(site)));
		return open(person, "/profile");
	}

	private static String picture(Page page) {
		return String.valueOf(page.evaluate("() => " + PICTURE));
	}

	/** Lets the browser draw. */
	private static void frames(Page page, int count) {
		page.evaluate("(count) => new Promise((done) => { const next = () => count-- > 0 ? requestAnimationFrame(next) : done(); next(); })", count);
	}

	private static void until(Page page, String expression) {
		page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("() => " + expression)));
	}

	private static void complete() {
		Platform.SERVICES.quests.stubFor(get("/api/quests/first-prompt/attempt").atPriority(1).willReturn(FakeServices.json(200,
				FakeServices.attempt("completed", FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_SOLVED, FakeServices.PROMPT_SETTLED))));
	}
}
