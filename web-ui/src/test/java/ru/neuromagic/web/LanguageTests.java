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

	@Test
	void asksKeycloakForTheSameLanguage(Browser browser) {
		browser.open("/about?lang=en");
		browser.loggedIn();
		assertThat(Platform.KEYCLOAK.logins.getLast()).containsEntry("ui_locales", "en");
	}
}
