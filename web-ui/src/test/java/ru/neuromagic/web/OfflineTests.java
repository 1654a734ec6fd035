package ru.neuromagic.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The app of a phone's own, and what browsers may keep. */
@PagesTest
class OfflineTests {

	private static final JsonMapper JSON = new JsonMapper();

	@ParameterizedTest
	@CsvSource({ "ru,Нейромагия,Продолжить учёбу,/profile", "en,Neuromagic,Continue learning,/profile" })
	void isInstalledInTheLanguageOfThePage(String language, String name, String shortcut, String address, Browser browser) {
		String manifest = browser.open("/courses?lang=" + language).document().select("link[rel=manifest]").attr("href");
		Browser.Page page = browser.open(manifest, "Accept", "*/*");
		assertThat(page.response().headers().firstValue("Content-Type")).hasValue("application/manifest+json");
		assertThat(page.setCookies()).isEmpty();
		JsonNode app = JSON.readTree(page.html());
		assertThat(app.at("/lang").asString()).isEqualTo(language);
		assertThat(app.at("/name").asString()).isEqualTo(name);
		assertThat(app.at("/shortcuts/0/name").asString()).isEqualTo(shortcut);
		assertThat(app.at("/shortcuts/0/url").asString()).isEqualTo(address);
		assertThat(app.at("/icons").valueStream().map(icon -> icon.at("/purpose").asString(""))).contains("maskable", "");
		for (JsonNode icon : app.at("/icons")) {
			Browser.Page drawing = browser.open(icon.at("/src").asString(), "Accept", "*/*");
			assertThat(drawing.status()).isEqualTo(200);
			assertThat(drawing.response().headers().firstValue("Content-Type")).hasValue(icon.at("/type").asString());
		}
	}

	@Test
	void serviceWorkerKeepsTheFilesOfThisBuild(Browser browser) {
		Browser.Page script = browser.open("/service-worker.js", "Accept", "*/*");
		assertThat(script.response().headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
		assertThat(script.response().headers().firstValue("Cache-Control")).hasValue("no-cache");
		assertThat(script.setCookies()).isEmpty();
		String etag = script.response().headers().firstValue("ETag").orElseThrow();
		assertThat(browser.open("/service-worker.js", "If-None-Match", etag, "Accept", "*/*").status()).isEqualTo(304);
		// the same bytes from every replica: a map without an order would be a new build after each start
		assertThat(script.html()).startsWith("const BUILD = {\"files\":[\"/assets/css/app-");
		JsonNode build = JSON.readTree(script.html().lines().findFirst().orElseThrow().replaceFirst("^const BUILD = ", "").replaceFirst(";$", ""));
		List<String> files = build.at("/files").valueStream().map(JsonNode::asString).toList();
		assertThat(files).allMatch(file -> file.matches("/assets/.+-[0-9a-f]{32}\\.(css|js|svg|woff2)"));
		assertThat(files).containsAll(browser.open("/").document().select("link[rel=stylesheet]").eachAttr("href"))
			.containsAll(browser.open("/").document().select("script").eachAttr("src"));
		assertThat(files).allMatch(file -> browser.open(file).status() == 200);
	}

	@Test
	void scriptAndManifestAskNoServiceAboutTheLearner(Browser browser) {
		browser.loggedIn();
		Platform.SERVICES.notifications.resetRequests();
		browser.open("/service-worker.js", "Accept", "*/*");
		browser.open("/manifest.webmanifest", "Accept", "*/*");
		assertThat(Platform.SERVICES.notifications.getAllServeEvents()).isEmpty();
	}

	@Test
	void pageForNoNetworkIsTheSameForAll(Browser browser) {
		Browser.Page russian = browser.open("/offline?lang=ru");
		assertThat(russian.document().select("h1").text()).isEqualTo("Связи нет");
		assertThat(russian.document().select("main a.button--primary").attr("href")).isEmpty();
		assertThat(russian.setCookies()).isEmpty();
		Browser.Page english = browser.open("/offline?lang=en");
		assertThat(english.document().select("h1").text()).isEqualTo("You are offline");
		assertThat(english.setCookies()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ru,'Связи нет, и ничего не записано'", "en,'You are offline, and nothing was recorded'" })
	void pageForAFormThatDidNotArriveSaysSo(String language, String title, Browser browser) {
		Browser.Page page = browser.open("/offline?lang=" + language + "&sent");
		assertThat(page.document().select("h1").text()).isEqualTo(title);
		assertThat(page.document().select("main a[data-back]")).hasSize(1);
		assertThat(page.setCookies()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/courses", "/about", "/privacy" })
	void guestsNeedNotLoadAPageTwice(String address, Browser browser) {
		Browser.Page page = browser.open(address);
		assertThat(page.response().headers().firstValue("Cache-Control")).hasValue("private, no-cache");
		String etag = page.response().headers().firstValue("ETag").orElseThrow();
		assertThat(etag).startsWith("W/");
		assertThat(browser.open(address, "If-None-Match", etag).status()).isEqualTo(304);
		Browser.Page english = browser.open(address + "?lang=en", "If-None-Match", etag);
		assertThat(english.status()).isEqualTo(200);
		assertThat(browser.open(address, "If-None-Match", etag).status()).as("in the language chosen meanwhile").isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/courses", "/profile", "/courses/prompting-basics/lessons/context" })
	void nothingAboutALearnerStaysInTheBrowser(String address, Browser browser) {
		Browser.Page page = browser.loggedIn().open(address);
		assertThat(page.response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(page.response().headers().firstValue("ETag")).isEmpty();
	}

	@Test
	void pagesThatAreNotNamedPublicAreNotKeptEvenForGuests(Browser browser) {
		assertThat(browser.open("/register").response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
	}

	@Test
	void loggingOutClearsWhatWasKept(Browser browser) {
		Browser.Page page = browser.loggedIn().open("/logout");
		String token = Browser.pair("_csrf", page.form("/logout").select("[name=_csrf]").val());
		Browser.Page left = browser.post("/logout", token, "X-Forwarded-Proto", "https");
		assertThat(left.status()).isEqualTo(302);
		assertThat(left.response().headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
	}
}
