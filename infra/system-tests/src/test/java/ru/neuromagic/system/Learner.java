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

import ru.neuromagic.test.Chromium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Somebody new in front of a browser. What they do stands here; what they must see is asserted in the tests and here. */
final class Learner {

	private static final Duration EFFECT = Duration.ofSeconds(20);

	/** So often is Tab pressed at most on the way to something. */
	private static final int FAR = 200;

	/** Marks the page if pressing an element leads to another. */
	private static final String LEADS_AWAY = """
			(element) => {
			  const leads = element.matches('a[href]:not([href^="#"])') || element.type === 'submit' && !element.form.matches('[data-answer]');
			  if (leads) document.documentElement.dataset.left = '';
			  return leads;
			}""";

	final Page page;

	final String language;

	final String name;

	final String email;

	final String password = "Zvezda-" + UUID.randomUUID();

	final boolean javaScript;

	private final boolean byKeyboard;

	private final String day;

	private int pictures;

	Learner(Chromium chromium, String day, Locale language, boolean javaScript, int width) {
		this(chromium, day, language, javaScript, width, false);
	}

	private Learner(Chromium chromium, String day, Locale language, boolean javaScript, int width, boolean byKeyboard) {
		this.page = chromium.person(Platform.get().url(), language, javaScript, width);
		this.language = language.getLanguage();
		this.name = this.language.equals("ru") ? "Анна Чехова" : "Anna O'Neill";
		this.email = "anna." + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
		this.javaScript = javaScript;
		this.byKeyboard = byKeyboard;
		this.day = day;
		Discretion.keep("a name", this.name);
		Discretion.keep("an address", this.email);
		Discretion.keep("a password", this.password);
	}

	/** Somebody who uses no mouse. */
	static Learner byKeyboard(Chromium chromium, String day, Locale language, int width) {
		return new Learner(chromium, day, language, true, width, true);
	}

	/** Keeps what the screen shows under {@code target/screenshots}. */
	void picture(String of) {
		this.page.context().cookies().stream().map(cookie -> cookie.value).filter(value -> value.length() > 20).forEach(value -> Discretion.keep("a cookie", value));
		this.pictures++;
		Path file = Platform.TARGET.resolve("screenshots").resolve(this.day).resolve("%02d-%s.png".formatted(this.pictures, of));
		this.page.evaluate("scrollTo(0, 0)");
		this.page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
	}

	void open(String path) {
		this.page.navigate(path);
	}

	/** Uses a link or a button. */
	void press(Locator what) {
		if (this.byKeyboard) {
			goTo(what);
			boolean leads = (Boolean) what.evaluate(LEADS_AWAY);
			this.page.keyboard().press("Enter");
			if (leads) {
				assertThat(this.page.locator("html[data-left]")).hasCount(0);
			}
		}
		else {
			what.click();
		}
	}

	/** Writes over what stands in a field. */
	void fill(Locator field, String text) {
		if (this.byKeyboard) {
			goTo(field);
			this.page.keyboard().press("Control+A");
			this.page.keyboard().type(text);
		}
		else {
			field.fill(text);
		}
	}

	private void tick(Locator box) {
		if (!this.byKeyboard) {
			box.check();
		}
		else if (!box.isChecked()) {
			goTo(box);
			this.page.keyboard().press("Space");
		}
	}

	private void goTo(Locator what) {
		for (int i = 0; i < FAR && !isFocused(what); i++) {
			this.page.keyboard().press("Tab");
		}
		assertThat(what).isFocused();
	}

	private static boolean isFocused(Locator what) {
		return (Boolean) what.evaluate("element => element === document.activeElement");
	}

	Locator main() {
		return this.page.locator("main");
	}

	void fillRegistration(String email) {
		fill(this.page.locator("input[name=name]"), this.name);
		fill(this.page.locator("input[name=email]"), email);
		fill(this.page.locator("input[name=password]"), this.password);
		tick(this.page.locator("input[name=termsAccepted]"));
		tick(this.page.locator("input[name=consentGiven]"));
		submit("/register");
	}

	/** Types a code on the page that asks for it. */
	void enterCode(String code) {
		fill(this.page.locator("input[name=code]"), code);
		press(this.page.locator("form:has(input[name=code]) button[type=submit]"));
	}

	void submit(String action) {
		press(this.page.locator("form[action^='%s'] button[type=submit]:visible".formatted(action)).last());
	}

	/** Fills Keycloak's page, wherever it was reached from. */
	void logIn() {
		fill(this.page.locator("input[name=username]"), this.email);
		fill(this.page.locator("input[name=password]"), this.password);
		press(this.page.locator("[type=submit]").first());
	}

	/** The key of the task on the screen. */
	String task() {
		return this.page.locator("form#answer input[name=task]").inputValue();
	}

	void choose(List<String> options) {
		for (String option : options) {
			Locator box = this.page.locator("input[name=choices][value='%s']".formatted(option));
			if (!this.byKeyboard) {
				box.check();
			}
			else if (!box.isChecked()) {
				this.page.keyboard().press(Integer.toString(number(option)));
				assertThat(box).isChecked();
			}
		}
	}

	/** Where an option stands among the others, which is its key on the keyboard. */
	private int number(String option) {
		return 1 + this.page.locator("input[name=choices]").all().stream().map(box -> box.getAttribute("value")).toList().indexOf(option);
	}

	void write(String text) {
		fill(this.page.locator("form#answer [name=text]"), text);
	}

	void check() {
		if (this.byKeyboard) {
			this.page.keyboard().press("Control+Enter");
		}
		else {
			press(this.page.locator("[data-check]"));
		}
	}

	void takeHint() {
		press(this.page.locator("[formaction$='/hint']"));
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
		press(this.page.locator("[data-next]"));
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
