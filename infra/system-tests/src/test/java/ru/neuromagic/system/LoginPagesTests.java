package ru.neuromagic.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ru.neuromagic.test.Chromium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The pages that are not web-ui's and must look and behave as if they were: Keycloak's and the gateway's own. */
class LoginPagesTests {

	private static final String REALM = "/id/realms/neuromagic";

	private static final String REFUSED_LOGIN = REALM + "/protocol/openid-connect/auth?client_id=web-ui&response_type=code&scope=openid"
			+ "&redirect_uri=https%3A%2F%2Fevil.example%2F&kc_locale=";

	private static final String VIOLATIONS = """
			async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
			  .violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}: ${node.failureSummary}`))""";

	private static final String NEXT_FRAME = "() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))";

	private static final Pattern ACCESS = Pattern.compile("\"message\":\"([A-Z]+ \\S+ \\d{3}) in \\d+ ms\"");

	private static final Pattern LOGIN_STEP = Pattern.compile(" (/login|/login/oauth2/\\S+|/oauth2/\\S+|" + REALM + "/(protocol|login-actions)/\\S+) ");

	private static Chromium chromium;

	private static String axe;

	@BeforeAll
	static void start() throws IOException {
		chromium = new Chromium();
		try (InputStream script = LoginPagesTests.class.getResourceAsStream("/axe.min.js")) {
			axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@AfterAll
	static void stop() {
		chromium.close();
	}

	@ParameterizedTest
	@CsvSource({ "ru,DARK,320", "ru,LIGHT,1280", "en,DARK,1280", "en,LIGHT,320" })
	void areAccessible(String language, ColorScheme theme, int width) {
		Page page = person(language, true, theme, width);
		page.navigate("/login");
		assertFaultless(page, language);
		logIn(page, "nobody@example.org", "wrong password");
		assertThat(page.locator("[name=username]")).hasAttribute("aria-invalid", "true");
		assertFaultless(page, language);
		page.locator("a[href*=reset-credentials]").click();
		assertFaultless(page, language);
		page.fill("[name=username]", "nobody@example.org");
		page.click("#kc-form-buttons");
		assertThat(page.locator("[role=status]")).isVisible();
		assertFaultless(page, language);
		page.navigate(REFUSED_LOGIN + language);
		assertFaultless(page, language);
		page.navigate("/gateway/nothing");
		assertFaultless(page, language);
		page.context().close();
	}

	@ParameterizedTest
	@CsvSource({ "dark,LIGHT,'rgb(10, 10, 15)'", "light,DARK,'rgb(250, 248, 255)'" })
	void wearTheThemeThatWasChosenOnTheSite(String chosen, ColorScheme ofTheSystem, String paper) {
		Page page = person("ru", true, ofTheSystem, 1280);
		page.context()
			.addCookies(List.of(new Cookie("theme", chosen).setUrl(Platform.get().url()), new Cookie("motion", "off").setUrl(Platform.get().url())));
		for (String path : List.of("/login", "/gateway/nothing")) {
			page.navigate(path);
			assertThat(page.locator("html")).hasAttribute("data-theme", chosen);
			assertThat(page.locator("html")).hasAttribute("data-motion", "off");
			assertThat(page.locator("html")).hasCSS("background-color", paper);
		}
		page.context().close();
	}

	@Test
	void keepTheLanguageAndLeadBackToTheSite() {
		Page page = person("ru", true, ColorScheme.DARK, 1280);
		page.navigate("/login");
		assertThat(page.locator("html")).hasAttribute("lang", "ru");
		page.click(".languages a[hreflang=en]");
		assertThat(page.locator("html")).hasAttribute("lang", "en");
		page.click(".site-footer__back");
		assertThat(page).hasURL(Platform.get().url() + "/");
		page.context().close();
	}

	@Test
	void showThePasswordOnlyWhenAsked() {
		Page page = person("ru", true, ColorScheme.DARK, 320);
		page.navigate("/login");
		page.fill("[name=password]", "звёздное небо");
		page.click("[data-reveal]");
		assertThat(page.locator("[name=password]")).hasAttribute("type", "text");
		assertThat(page.locator("[data-reveal]")).hasAttribute("aria-pressed", "true");
		page.click("[data-reveal]");
		assertThat(page.locator("[name=password]")).hasAttribute("type", "password");
		page.context().close();
	}

	/** The service worker sees every step, and must not ask for one itself: the second callback would find its request used up. */
	@Test
	void areAskedForOnceEach() throws IOException {
		assumeThat(Platform.get().logsToFiles()).as("its log is a file").isTrue();
		Path log = Platform.get().logs().resolve("gateway-service.log");
		Page page = person("ru", true, ColorScheme.DARK, 1280);
		page.waitForFunction("async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller !== null");
		int before = accesses(log).size();
		page.navigate("/login");
		logIn(page, "learner@neuromagic.local", "zvezdnoe-nebo-42");
		assertThat(page.locator("a[href='/logout']").first()).isAttached();
		page.context().close();

		String last = "GET /login/oauth2/code/keycloak 302";
		List<String> steps = Awaitility.await("the last step is in the log")
			.until(() -> accesses(log).stream().skip(before).filter(access -> LOGIN_STEP.matcher(access).find()).toList(), seen -> seen.contains(last));
		assertThat(steps).containsExactly("GET /login 302", "GET /oauth2/authorization/keycloak 302", "GET " + REALM + "/protocol/openid-connect/auth 200",
				"POST " + REALM + "/login-actions/authenticate 302", last);
	}

	/** Method, path and status of every request so far. */
	private static List<String> accesses(Path log) throws IOException {
		return Files.readString(log).lines().map(ACCESS::matcher).filter(Matcher::find).map(access -> access.group(1)).toList();
	}

	@Test
	void workWithoutJavaScript() {
		Page page = person("ru", false, ColorScheme.LIGHT, 320);
		page.navigate("/login");
		assertThat(page.locator("[data-reveal]")).isHidden();
		logIn(page, "nobody@example.org", "wrong password");
		assertThat(page.locator("#input-error-username")).isVisible();
		page.context().close();
	}

	@Test
	void stayStillWhenTheirFontsArrive() {
		Page page = person("ru", true, ColorScheme.DARK, 320);
		List<Route> fonts = new ArrayList<>();
		page.route("**/*.woff2", fonts::add);
		page.addInitScript("window.shifts = 0; new PerformanceObserver((list) => list.getEntries().forEach((shift) => { shifts += shift.value; }))"
				+ ".observe({ type: 'layout-shift', buffered: true });");
		page.navigate("/login", new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
		page.evaluate(NEXT_FRAME);
		assertThat(fonts).hasSize(4);
		// all at once, however slow the server is: each that comes alone would shift what the next one shifts again
		List<APIResponse> answers = fonts.stream().map(Route::fetch).toList();
		for (int i = 0; i < answers.size(); i++) {
			fonts.get(i).fulfill(new Route.FulfillOptions().setResponse(answers.get(i)));
		}
		page.evaluate("async () => { await document.fonts.load('800 16px Raleway', 'Я'); await document.fonts.ready; }");
		page.evaluate(NEXT_FRAME);
		assertThat(((Number) page.evaluate("shifts")).doubleValue()).isLessThan(0.02);
		page.context().close();
	}

	private static Page person(String language, boolean javaScript, ColorScheme theme, int width) {
		Page page = chromium.person(Platform.get().url(), Locale.of(language), javaScript, width);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
		page.navigate("/?lang=" + language);
		return page;
	}

	private static void logIn(Page page, String email, String password) {
		Discretion.keep("a wrong password", password);
		page.fill("[name=username]", email);
		page.fill("[name=password]", password);
		page.click("#kc-login");
	}

	@SuppressWarnings("unchecked")
	private static void assertFaultless(Page page, String language) {
		String where = page.title();
		assertThat(page.locator("html")).hasAttribute("lang", language);
		assertThat(page.locator("h1")).hasCount(1);
		assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).as(where).isEqualTo(false);
		page.evaluate(axe);
		assertThat((List<String>) page.evaluate(VIOLATIONS)).as(where).isEmpty();
	}

}
