package ru.neuromagic.web;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Theme and motion are the server's to write, so that the first paint is right. */
@PagesTest
class LookChoiceTests {

	@Test
	void followsTheSystemUntilSomethingIsChosen(Browser browser) {
		Document page = browser.open("/courses").document();
		assertThat(page.select("html").hasAttr("data-theme")).isFalse();
		assertThat(page.select("html").hasAttr("data-motion")).isFalse();
		assertThat(page.select("meta[name=theme-color]")).hasSize(2);
		assertThat(page.select("[data-look-theme=system]").attr("aria-current")).isEqualTo("true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dark", "light" })
	void keepsAThemeThatWasChosen(String theme, Browser browser) {
		Browser.Page chosen = browser.open("/courses?after=abc&theme=" + theme);
		assertThat(chosen.document().select("html").attr("data-theme")).isEqualTo(theme);
		assertThat(chosen.setCookies()).anySatisfy(cookie -> assertThat(cookie).startsWith("theme=" + theme + ";")
			.contains("Path=/", "Max-Age=31536000", "SameSite=Lax").doesNotContain("HttpOnly"));
		Document later = browser.open("/no-such-page").document();
		assertThat(later.select("html").attr("data-theme")).isEqualTo(theme);
		assertThat(later.select("meta[name=theme-color]")).hasSize(1);
		assertThat(later.select("[data-look-theme=" + theme + "]").attr("aria-current")).isEqualTo("true");
		assertThat(chosen.document().select("[data-look-theme=system]").attr("href")).isEqualTo("?after=abc&theme=system");
	}

	@Test
	void forgetsAChoiceThatIsTheNaturalOne(Browser browser) {
		browser.open("/?theme=light&motion=off");
		assertThat(browser.open("/").document().select("html").attr("data-motion")).isEqualTo("off");
		Document back = browser.open("/?theme=system&motion=on").document();
		assertThat(back.select("html").hasAttr("data-theme")).isFalse();
		Document later = browser.open("/").document();
		assertThat(later.select("html").hasAttr("data-theme")).isFalse();
		assertThat(later.select("html").hasAttr("data-motion")).isFalse();
	}

	@Test
	void ignoresAThemeThatDoesNotExist(Browser browser) {
		Browser.Page page = browser.open("/?theme=%22%3E%3Cscript%3E&motion=fast");
		assertThat(page.document().select("html").hasAttr("data-theme")).isFalse();
		assertThat(page.setCookies()).noneMatch(cookie -> cookie.startsWith("theme") || cookie.startsWith("motion"));
	}
}
