package ru.neuromagic.web.look;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ru.neuromagic.web.Pages;
import ru.neuromagic.web.look.Visits.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What keys alone do on a page; a whole day by keyboard is lived in the system tests. */
@BrowserTest
class KeyboardTests {

	private static final int ENOUGH = 80;

	@Test
	void firstKeySkipsToTheContent(Visits visits) {
		Page tab = open("courses", visits);
		tab.keyboard().press("Tab");
		assertThat(tab.locator(".skip-link")).isFocused();
		assertThat(tab.locator(".skip-link")).isInViewport();
		tab.keyboard().press("Enter");
		assertThat(tab.locator("main")).isFocused();
		tab.keyboard().press("Tab");
		assertThat(tab.locator("main :focus")).hasCount(1);
	}

	@Test
	void choosesTheLanguageAndStays(Visits visits) {
		Page tab = open("course-underway", visits);
		String address = tab.url();
		openChoices(tab);
		press(tab, tab.locator(".languages a[hreflang=en]"), "Enter");
		assertThat(tab.locator("html")).hasAttribute("lang", "en");
		assertThat(tab.url()).startsWith(address);
		openChoices(tab);
		press(tab, tab.locator(".languages a[hreflang=ru]"), "Enter");
		assertThat(tab.locator("html")).hasAttribute("lang", "ru");
	}

	@Test
	void choosesThemeAndMotion(Visits visits) {
		Page tab = open("home", visits);
		openChoices(tab);
		press(tab, tab.locator("[data-look-theme=light]"), "Enter");
		assertThat(tab.locator("html")).hasAttribute("data-theme", "light");
		press(tab, tab.locator("[data-look-motion=off]"), "Enter");
		assertThat(tab.locator("html")).hasAttribute("data-motion", "off");
		tab.reload();
		assertThat(tab.locator("html")).hasAttribute("data-theme", "light");
		openChoices(tab);
		press(tab, tab.locator("[data-look-theme=system]"), "Enter");
		press(tab, tab.locator("[data-look-motion=on]"), "Enter");
		assertThat(tab.locator("html[data-theme], html[data-motion]")).hasCount(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "home", "courses", "course-underway", "lesson", "quest-choices", "quest-prompt", "register", "notifications" })
	void leadsThroughThePageInTheOrderInWhichItIsRead(String name, Visits visits) {
		Page tab = open(name, visits);
		tab.evaluate("""
				() => {
				  globalThis.met = [];
				  // a window that comes back to focus tells of the same element again
				  addEventListener('focusin', (event) => event.target === met.at(-1) || met.push(event.target));
				}""");
		for (int i = 0; i < ENOUGH && !atTheEnd(tab); i++) {
			tab.keyboard().press("Tab");
		}
		assertThat((Integer) tab.evaluate("met.length")).isGreaterThan(8);
		assertThat((List<?>) tab.evaluate("""
				() => met.filter((element, n) => n > 0
				    && !(met[n - 1].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING))
				  .map((element) => element.outerHTML)""")).as("met twice or too late").isEmpty();
	}

	@Test
	void answersByNumberAndChecksByControlAndEnter(Visits visits) {
		Page tab = open("quest-choices", visits);
		Locator third = tab.locator("[name=choices]").nth(2);
		tab.keyboard().press("3");
		assertThat(third).isChecked();
		assertThat(third).isFocused();
		tab.keyboard().press("3");
		assertThat(third).not().isChecked();
		Pages.named("quest-choices-missed").services().run();
		tab.keyboard().press("Control+Enter");
		assertThat(tab.locator("#feedback")).isFocused();
	}

	@Test
	void keysInAPromptAreOnlyText(Visits visits) {
		Page tab = open("quest-prompt", visits);
		Locator prompt = tab.locator("[name=text]");
		press(tab, prompt, "1");
		assertThat(prompt).hasValue("1");
		Pages.named("quest-prompt-missed").services().run();
		tab.keyboard().press("Control+Enter");
		assertThat(tab.locator("#feedback")).isFocused();
	}

	private static Page open(String name, Visits visits) {
		Pages.State page = Pages.named(name);
		return visits.open(page, Visitor.of(page, "ru"), Visits.DESKTOP);
	}

	private static void openChoices(Page tab) {
		Locator choices = tab.locator("[data-look] > summary");
		press(tab, choices, "Enter");
		assertThat(tab.locator("[data-look]")).hasAttribute("open", "");
	}

	/** Goes to something by Tab alone, and presses a key there. */
	private static void press(Page tab, Locator target, String key) {
		for (int i = 0; i < ENOUGH && !isFocused(target); i++) {
			tab.keyboard().press("Tab");
		}
		assertThat(target).isFocused();
		tab.keyboard().press(key);
	}

	private static boolean isFocused(Locator target) {
		return (Boolean) target.evaluate("element => element === document.activeElement");
	}

	/** Outside of the page, or at its beginning again. */
	private static boolean atTheEnd(Page tab) {
		return (Boolean) tab.evaluate("""
				() => met.length > 1 && document.activeElement === met[0] && !!met.pop()
				  || met.length > 0 && document.activeElement === document.body""");
	}
}
