package ru.neuromagic.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class LanguageTests {

	@Test
	void isRussianUntilAnotherIsChosen(Browser browser) {
		assertThat(browser.open("/about", "Accept-Language", "en").document().select("html").attr("lang")).isEqualTo("ru");
	}

	@Test
	void keepsTheChoiceInACookieAndStaysOnThePage(Browser browser) {
		Browser.Page page = browser.open("/courses?after=abc&lang=en");
		assertThat(page.setCookies()).anyMatch(cookie -> cookie.startsWith("lang=en;") && cookie.contains("SameSite=Lax"));
		assertThat(page.document().select(".languages a[hreflang=ru]").attr("href")).isEqualTo("?after=abc&lang=ru");
		assertThat(browser.open("/courses").document().select("html").attr("lang")).isEqualTo("en");
		browser.open("/courses");
		assertThat(Platform.SERVICES.courses.getAllServeEvents().getFirst().getRequest().getHeader("Accept-Language")).isEqualTo("en");
	}

	@Test
	void ignoresLanguagesThatItDoesNotSpeak(Browser browser) {
		Browser.Page page = browser.open("/about?lang=de%0d%0aSet-Cookie:x=y");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.setCookies()).isEmpty();
		assertThat(page.document().select("html").attr("lang")).isEqualTo("ru");
	}

	/** As a letter's link does, opened in a browser that has chosen nothing yet. */
	@Test
	void goesAlongToTheLoginAndBack(Browser browser) {
		Browser.Page toLogin = browser.open("/quest/first-prompt?task=3&lang=en");
		assertThat(toLogin.document().select("html").attr("lang")).isEqualTo("en");
		browser.forget("lang");
		Browser.Page page = browser.follow(browser.open("/notifications?lang=en"));
		assertThat(Platform.KEYCLOAK.logins.getLast()).containsEntry("ui_locales", "en");
		assertThat(page.document().select("html").attr("lang")).isEqualTo("en");
		assertThat(browser.open("/notifications").document().select("html").attr("lang")).isEqualTo("en");
	}

	@Test
	void asksKeycloakForTheSameLanguage(Browser browser) {
		browser.open("/about?lang=en");
		browser.loggedIn();
		assertThat(Platform.KEYCLOAK.logins.getLast()).containsEntry("ui_locales", "en");
	}
}
