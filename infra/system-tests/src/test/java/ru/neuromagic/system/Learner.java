package ru.neuromagic.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Somebody new in front of a browser. What they do stands here; what they must see is asserted in the tests and here. */
final class Learner {

	private static final Duration EFFECT = Duration.ofSeconds(20);

	final Page page;

	final String language;

	final String name;

	final String email;

	final String password = "Zvezda-" + UUID.randomUUID();

	final boolean javaScript;

	private final String day;

	private int pictures;

	Learner(Chromium chromium, String day, Locale language, boolean javaScript, int width) {
		this.page = chromium.person(language, javaScript, width);
		this.language = language.getLanguage();
		this.name = this.language.equals("ru") ? "Анна Чехова" : "Anna O'Neill";
		this.email = "anna." + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
		this.javaScript = javaScript;
		this.day = day;
	}

	/** Keeps what the screen shows under {@code target/screenshots}. */
	void picture(String of) {
		this.pictures++;
		Path file = Platform.TARGET.resolve("screenshots").resolve(this.day).resolve("%02d-%s.png".formatted(this.pictures, of));
		this.page.evaluate("scrollTo(0, 0)");
		this.page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
	}

	void open(String path) {
		this.page.navigate(path);
	}

	Locator main() {
		return this.page.locator("main");
	}

	void fillRegistration(String email) {
		this.page.locator("input[name=name]").fill(this.name);
		this.page.locator("input[name=email]").fill(email);
		this.page.locator("input[name=password]").fill(this.password);
		this.page.locator("input[name=termsAccepted]").check();
		this.page.locator("input[name=consentGiven]").check();
		submit("/register");
	}

	/** Types a code on the page that asks for it. */
	void enterCode(String code) {
		this.page.locator("input[name=code]").fill(code);
		this.page.locator("form:has(input[name=code]) button[type=submit]").click();
	}

	void submit(String action) {
		this.page.locator("form[action^='%s'] button[type=submit]:visible".formatted(action)).last().click();
	}

	/** Fills Keycloak's page, wherever it was reached from. */
	void logIn() {
		this.page.locator("input[name=username]").fill(this.email);
		this.page.locator("input[name=password]").fill(this.password);
		this.page.locator("[type=submit]").first().click();
	}

	/** The key of the task on the screen. */
	String task() {
		return this.page.locator("form#answer input[name=task]").inputValue();
	}

	void choose(List<String> options) {
		options.forEach(option -> this.page.locator("input[name=choices][value='%s']".formatted(option)).check());
	}

	void write(String text) {
		this.page.locator("form#answer [name=text]").fill(text);
	}

	void check() {
		this.page.locator("[data-check]").click();
	}

	void takeHint() {
		this.page.locator("[formaction$='/hint']").click();
	}

	/** Answers the task on the screen as somebody who knows. */
	void answerRight(AnswerKey key) {
		String task = task();
		if (key.isChoice(task)) {
			choose(key.options(task, true));
		}
		else {
			write(key.goodText(task, this.language));
		}
		check();
		assertThat(this.page.locator(".feedback__score")).isVisible();
	}

	/** Goes on from the feedback: to the next task or the result. */
	void next() {
		this.page.locator("[data-next]").click();
	}

	/** Reloads until the page shows it: an effect that travels over Kafka. */
	void reloadUntilSeen(Locator what) {
		Awaitility.await("on " + this.page.url() + ": " + what).atMost(EFFECT).until(() -> {
			if (what.count() > 0) {
				return true;
			}
			this.page.reload();
			return what.count() > 0;
		});
	}

	Locator step(String slug) {
		return this.page.locator("li.step--done:has(a[href$='%s'])".formatted(slug));
	}

	void expectAddress(String path) {
		assertThat(this.page).hasURL(Pattern.compile("http://localhost:\\d+" + path + "([?#].*)?$"));
	}

}
