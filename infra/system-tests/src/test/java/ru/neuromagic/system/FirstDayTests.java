package ru.neuromagic.system;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import ru.neuromagic.test.Chromium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A learner's whole first day: in a browser with JavaScript, in one without, and without a mouse. */
class FirstDayTests {

	private static final String COURSE = "prompting-basics";

	private static final String QUEST = "first-prompt";

	private static Chromium chromium;

	private static Mailbox mailbox;

	@BeforeAll
	static void start() {
		mailbox = new Mailbox(Platform.get());
		chromium = new Chromium();
	}

	@AfterAll
	static void stop() {
		chromium.close();
	}

	@Test
	void inRussianOnADesktopWithJavaScript() {
		spend(new Learner(chromium, "ru-desktop", Locale.of("ru"), true, 1280));
	}

	@Test
	void inEnglishOnAPhoneWithoutJavaScript() {
		spend(new Learner(chromium, "en-phone-without-javascript", Locale.ENGLISH, false, 360));
	}

	@Test
	void inRussianByKeyboardAlone() {
		spend(Learner.byKeyboard(chromium, "ru-keyboard", Locale.of("ru"), 1280));
	}

	private void spend(Learner anna) {
		register(anna);
		findACourse(anna);
		readALesson(anna);
		takeAQuest(anna);
		seeItsEffects(anna);
		logOut(anna);
	}

	private void register(Learner anna) {
		anna.open("/");
		anna.press(anna.page.locator("details.look > summary"));
		anna.press(anna.page.locator(".languages a[hreflang=%s]".formatted(anna.language)));
		assertThat(anna.page.locator("html")).hasAttribute("lang", anna.language);
		anna.picture("home");
		anna.press(anna.page.locator("main a[href='/register']:visible").first());
		anna.fillRegistration("not an address");
		assertThat(anna.page.locator("#email-error")).isVisible();
		assertThat(anna.page.locator("input[name=name]")).hasValue(anna.name);
		anna.picture("register-invalid");
		anna.fillRegistration(anna.email);
		anna.expectAddress("/verify/[0-9a-f-]{36}");
		String verifyPage = anna.page.url();
		anna.picture("verify");

		String code = mailbox.awaitCode(anna.email);
		anna.enterCode(code.equals("000000") ? "000001" : "000000");
		assertThat(anna.page.locator("#code-error")).isVisible();
		anna.picture("verify-wrong-code");
		Locator resend = anna.page.locator("form[action$='/resend']");
		if (anna.javaScript) {
			assertThat(resend.locator("button")).isDisabled();
		}
		else {
			anna.press(resend.locator("button"));
			assertThat(anna.page.locator("form[action$='/resend'] [role=alert]")).isVisible();
		}

		anna.open("/login");
		anna.picture("login");
		anna.logIn();
		assertThat(anna.page.locator("input[name=username]")).isVisible();
		anna.picture("login-before-verification");

		anna.open(verifyPage);
		anna.enterCode(code);
		assertThat(anna.page.locator("main a[href='/login']")).isVisible();
		anna.picture("verified");
		anna.press(anna.page.locator("main a[href='/login']"));
		anna.logIn();
		assertThat(anna.page.locator("a[href='/logout']").first()).isAttached();
		anna.picture("logged-in");
	}

	private void findACourse(Learner anna) {
		anna.open("/courses");
		anna.picture("catalogue");
		anna.press(anna.page.locator("main a[href='/courses/%s']".formatted(COURSE)).first());
		anna.expectAddress("/courses/" + COURSE);
		anna.picture("course");
		anna.submit("/courses/%s/start".formatted(COURSE));
		anna.expectAddress("/courses/%s/lessons/[a-z-]+".formatted(COURSE));
		anna.open("/courses/" + COURSE);
		assertThat(anna.page.locator(".course-head .progress__text")).containsText("0");
	}

	private void readALesson(Learner anna) {
		anna.press(anna.page.locator("li.step a.step__title[href*='/lessons/']").first());
		assertThat(anna.page.locator("article.lesson h1")).isVisible();
		anna.picture("lesson");
		String lesson = anna.page.url();
		anna.submit("/courses/%s/lessons/".formatted(COURSE));
		assertThat(anna.page).not().hasURL(lesson);
		anna.open("/courses/" + COURSE);
		assertThat(anna.page.locator("li.step--done")).hasCount(1);
		anna.picture("course-after-lesson");
	}

	private void takeAQuest(Learner anna) {
		var key = new AnswerKey(QUEST);
		anna.press(anna.page.locator("a.step__title[href*='/quest/%s']".formatted(QUEST)));
		anna.picture("quest");
		anna.submit("/quest/%s/start".formatted(QUEST));

		// the first task: a miss, a hint, and then the right answer
		String first = anna.task();
		anna.choose(List.of(key.options(first, false).getFirst()));
		anna.check();
		assertThat(anna.page.locator(".feedback--missed")).isVisible();
		anna.picture("quest-missed");
		anna.takeHint();
		assertThat(anna.page.locator(".hint--open")).isVisible();
		anna.picture("quest-hint");
		anna.answerRight(key);
		assertThat(anna.page.locator(".feedback--right")).isVisible();
		anna.picture("quest-right");
		anna.next();

		// the second: the answer is there again after leaving
		String second = anna.task();
		anna.choose(key.options(second, true));
		anna.press(anna.page.locator(".quest__path button[value='3']"));
		anna.page.waitForURL(Pattern.compile("task=3"));
		anna.open("/courses");
		anna.open("/quest/" + QUEST + "?task=2");
		key.options(second, true)
			.forEach(option -> assertThat(anna.page.locator("input[name=choices][value='%s']".formatted(option))).isChecked());
		assertThat(anna.page.locator("[data-saved-mark]")).not().isEmpty();
		anna.picture("quest-second-saved");
		anna.check();
		assertThat(anna.page.locator(".feedback--right")).isVisible();
		anna.next();

		// the third: a prompt, written and graded
		anna.answerRight(key);
		anna.picture("quest-prompt");
		anna.next();
		anna.expectAddress("/quest/%s/result".formatted(QUEST));
		assertThat(anna.page.locator(".result__score")).isVisible();
		anna.picture("result");
	}

	private void seeItsEffects(Learner anna) {
		anna.open("/courses/" + COURSE);
		anna.reloadUntilSeen(anna.step("/quest/" + QUEST + "?course=" + COURSE));
		assertThat(anna.page.locator("li.step--done")).hasCount(2);
		anna.picture("course-after-quest");

		anna.open("/notifications");
		anna.reloadUntilSeen(anna.page.locator(".letter:has(a[href*='%s'])".formatted(QUEST)));
		anna.picture("notifications");
		String subject = anna.language.equals("ru") ? "Квест" : "uest";
		JsonNode mail = mailbox.await(anna.email, subject);
		assertThat(mail.get("HTML").asString()).contains("/quest/" + QUEST);
		assertThat(mail.get("Text").asString()).contains("/quest/" + QUEST);
		assertThat(mailbox.count(anna.email, subject)).isEqualTo(1);

		anna.open("/profile");
		assertThat(anna.main()).containsText(anna.name);
		anna.picture("profile");
	}

	private void logOut(Learner anna) {
		anna.open("/logout");
		anna.picture("logout");
		anna.submit("/logout");
		anna.expectAddress("/");
		anna.open("/profile");
		assertThat(anna.page.locator("input[name=username]")).isVisible();
	}

}
