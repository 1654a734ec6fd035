package ru.neuromagic.web;

import java.net.http.HttpResponse;
import java.util.List;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for each page, for guests and for learners. */
@PagesTest
class EveryPageTests {

	private static final String VERIFY = "/verify/" + FakeServices.REGISTRATION;

	private static final String UNSUBSCRIBE = "/unsubscribe/" + FakeServices.SUBSCRIPTION_TOKEN;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/about", "/contact", "/contact/thanks", "/terms", "/privacy", "/consent", "/terms/2026-11-23", "/faq", UNSUBSCRIBE, "/register", VERIFY, "/login?error", "/courses", "/quests",
			"/courses/prompting-basics", "/courses/prompting-basics/lessons/context", "/quest/first-prompt" })
	void isShownToGuestsWithoutASession(String address, Browser browser) {
		Browser.Page page = browser.open(address);
		assertThat(page.status()).isEqualTo(200);
		isWellMade(page, "ru");
		assertThat(browser.cookie("SESSION")).isEmpty();
		assertThat(page.document().select("a[href=/login]")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/about", "/courses", "/courses/prompting-basics", "/courses/prompting-basics/lessons/context",
			"/quest/first-prompt", "/quest/first-prompt?task=1", "/quest/first-prompt?task=3", "/profile", "/notifications", "/notifications/settings", "/contact", UNSUBSCRIBE, "/logout" })
	void isShownToLearners(String address, Browser browser) {
		Browser.Page page = browser.loggedIn().open(address);
		assertThat(page.status()).isEqualTo(200);
		isWellMade(page, "ru");
		assertThat(page.document().select(".badge").first().text()).contains("3 непрочитанные вести");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/courses/prompting-basics", "/quest/first-prompt", "/profile", "/notifications", "/notifications/settings", "/about", "/contact", "/terms", "/privacy", "/consent", "/faq", UNSUBSCRIBE,
			"/courses/prompting-basics/lessons/context", "/no-such-page" })
	void speaksEnglish(String address, Browser browser) {
		Browser.Page page = browser.loggedIn().open(address + "?lang=en");
		isWellMade(page, "en");
		page.document().select("main > *, nav.site-nav, footer").forEach(part -> assertThat(part.text()).doesNotContain("??"));
		assertThat(page.document().select("footer").text()).contains("Every step you finish lights a star.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/profile", "/notifications", "/notifications/settings", "/quest/first-prompt/result" })
	void sendsGuestsToLogInAndBack(String address, Browser browser) {
		Browser.Page refused = browser.open(address);
		assertThat(refused.status()).isEqualTo(302);
		assertThat(refused.location()).startsWith("/login?next=%2F");
		assertThat(refused.setCookies()).noneMatch(cookie -> cookie.startsWith("SESSION"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/courses?after=%ff%fe", "/courses/%3Cscript%3E", "//evil.example/", "/courses;a=b", "/notice?notice=%3Cscript%3E", "/verify/%d1%8f", "/assets/nope.css" })
	void answersNonsenseWithAPageThatIsNoFailureOfOurs(String address, Browser browser) {
		Browser.Page page = browser.open(address);
		assertThat(page.status()).isIn(400, 404);
		assertThat(page.document().select("h1").text()).isIn("Запрос непонятен", "Такой страницы нет");
		isWellMade(page, "ru");
	}

	@Test
	void refusesAFormThatIsTooLargeWithItsOwnPage(Browser browser) {
		browser.open("/register");
		Browser.Page page = browser.post("/register", "name=" + "a".repeat(200_000));
		assertThat(page.status()).isEqualTo(413);
		assertThat(page.document().select("h1").text()).isEqualTo("Запрос непонятен");
	}

	@Test
	void servesHashedImmutableFilesInOneStylesheet(Browser browser) {
		Document home = browser.open("/").document();
		for (Element file : home.select("link[rel=stylesheet], link[rel=preload], script[src], link[rel=icon]")) {
			String address = file.hasAttr("href") ? file.attr("href") : file.attr("src");
			assertThat(address).matches("/assets/.+-[0-9a-f]{32}\\.(css|js|svg|woff2)");
			Browser.Page served = browser.open(address);
			assertThat(served.status()).isEqualTo(200);
			assertThat(served.response().headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
			assertThat(served.setCookies()).isEmpty();
			if (address.endsWith(".css")) {
				assertThat(served.html()).contains("@layer reset, tokens, base, layout, components, utilities;", ".button")
					.doesNotContain("@import", "!important");
			}
		}
	}

	@Test
	void servesFilesCompressedAsTheBrowserUnderstands(Browser browser) {
		String address = browser.open("/").document().select("link[rel=stylesheet]").attr("href");
		String plain = browser.open(address).html();
		for (String coding : new String[] { "br", "gzip" }) {
			HttpResponse<String> served = browser.open(address, "Accept-Encoding", "zstd, " + coding + ";q=0.5, identity;q=0").response();
			assertThat(served.headers().firstValue("Content-Encoding")).hasValue(coding);
			assertThat(served.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
			assertThat(Integer.parseInt(served.headers().firstValue("Content-Length").orElseThrow())).isLessThan(plain.length() / 3);
		}
		assertThat(browser.open(address, "Accept-Encoding", "br;q=0, gzip").response().headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(browser.open(address, "Accept-Encoding", "br;q=0").response().headers().firstValue("Content-Encoding")).isEmpty();
	}

	@Test
	void sendsAFileOnlyOnceToABrowserThatKeptIt(Browser browser) {
		for (String address : browser.open("/").document().select("link[rel=stylesheet], link[rel=icon]").eachAttr("href")) {
			String etag = browser.open(address).response().headers().firstValue("ETag").orElseThrow();
			assertThat(browser.open(address, "If-None-Match", etag).status()).isEqualTo(304);
			assertThat(browser.open(address, "If-None-Match", etag, "Accept-Encoding", "br").status()).isEqualTo(304);
		}
	}

	/** Header and links of one page are kept for others: an error page must not be the one with other names. */
	@Test
	void namesFilesByTheirContentOnErrorPagesToo(Browser browser) {
		for (String address : new String[] { "/never/asked-for-before", "/courses/UPPER", "/courses" }) {
			assertThat(browser.open(address).document().select("link[rel=stylesheet], link[rel=icon], script[src]"))
				.as(address).hasSizeGreaterThan(4)
				.allMatch(file -> (file.attr("href") + file.attr("src")).matches("/assets/.*-[0-9a-f]{32}\\.[a-z]+"));
		}
	}

	@Test
	void compressesPages(Browser browser) {
		Browser.Page page = browser.open("/courses", "Accept-Encoding", "gzip");
		assertThat(page.response().headers().firstValue("Content-Encoding")).hasValue("gzip");
	}

	@Test
	void keepsProbesAndMetricsWithoutLogin(Browser browser) {
		assertThat(browser.open("/actuator/health/liveness", "Accept", "application/json").html()).contains("UP");
		assertThat(browser.open("/actuator/health/readiness", "Accept", "application/json").html()).contains("UP");
		assertThat(browser.open("/actuator/prometheus", "Accept", "text/plain").html()).contains("jvm_memory_used_bytes");
		assertThat(browser.open("/actuator/env").status()).isEqualTo(404);
	}

	/** Complete, in one language, within the budget, and with nothing that a strict CSP would have to allow. */
	private static void isWellMade(Browser.Page page, String language) {
		Document document = page.document();
		assertThat(page.html().getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThan(60 * 1024);
		assertThat(document.select("html").attr("lang")).isEqualTo(language);
		assertThat(document.title()).isNotBlank().doesNotContain("??").endsWith(language.equals("en") ? "· Neuromagic" : "· Нейромагия");
		assertThat(page.html()).as("the name of the other language").doesNotContainIgnoringCase(language.equals("en") ? "нейромаги" : ">neuromagic");
		assertThat(document.text()).doesNotContain("??");
		assertThat(document.select("h1")).hasSize(1);
		assertThat(document.select("main")).hasSize(1);
		assertThat(document.select("script:not([src]), style, [style]")).isEmpty();
		assertThat(document.getAllElements().stream().flatMap(element -> element.attributes().asList().stream())
			.map(attribute -> attribute.getKey())).noneMatch(name -> name.startsWith("on") || name.contains(":"));
		assertThat(page.html()).doesNotContain(FakeServices.XSS, "<b>Звёздная");
		assertThat(document.select("form[method=post]")).allSatisfy(form -> assertThat(form.select("input[name=_csrf]")).hasSize(1));
		List<String> ids = document.select("[id]").eachAttr("id");
		assertThat(ids).doesNotHaveDuplicates();
		for (Element described : document.select("[aria-describedby]")) {
			assertThat(ids).contains(described.attr("aria-describedby").split(" "));
		}
		assertThat(document.select("input:not([type=hidden]), textarea")).allSatisfy(field -> assertThat(field.closest("label") != null
				|| document.select("label[for=" + field.id() + "]").size() == 1).as("label of %s", field).isTrue());
		assertThat(page.response().headers().firstValue("Content-Security-Policy").orElse(""))
			.contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
	}
}
