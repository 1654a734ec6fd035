package ru.neuromagic.web;

import java.util.List;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class DocumentPagesTests {

	@ParameterizedTest
	@ValueSource(strings = { "/terms", "/privacy", "/consent" })
	void showTheEditionInForceWithItsContents(String address, Browser browser) {
		Document page = browser.open(address).document();
		assertThat(page.select(".document__head .quiet").text()).matches("Редакция от 23 ноября 2026\\hг\\.");
		assertThat(page.select(".document__contents a").eachAttr("href"))
			.isEqualTo(page.select(".document__text h2").eachAttr("id").stream().map(id -> "#" + id).toList()).hasSizeGreaterThan(5);
		assertThat(page.select(".document__editions a[aria-current=page]").attr("href")).isEqualTo(address + "/2026-11-23");
		assertThat(browser.open(address + "/2026-11-23").document().select(".document__text").html())
			.isEqualTo(page.select(".document__text").html());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/terms", "/privacy", "/consent" })
	void sayTheSameInBothLanguages(String address, Browser browser) {
		Document russian = browser.open(address).document();
		Document english = browser.open(address + "?lang=en").document();
		assertThat(english.select("[id^=p-]").eachAttr("id")).isEqualTo(russian.select("[id^=p-]").eachAttr("id")).isNotEmpty();
		assertThat(english.select(".document__text h2").eachAttr("id")).isEqualTo(russian.select(".document__text h2").eachAttr("id"));
		assertThat(english.select(".document__text li")).hasSameSizeAs(russian.select(".document__text li"));
		assertThat(english.select(".notice").text()).contains("Only the Russian text is binding");
		assertThat(english.select(".document__text").text()).doesNotContainPattern("[а-яА-Я&&[^НейромагияНейра]]{8,}");
	}

	@Test
	void areNamedInTheProfileAsTheyWereAgreedTo(Browser browser) {
		Document profile = browser.loggedIn().open("/profile").document();
		assertThat(profile.select(".facts a").eachAttr("href")).containsExactly("/terms/2026-11-23");
	}

	@Test
	void sayThatTheyAreDraftsUntilSomebodyOffersTheService(Browser browser) {
		assertThat(browser.open("/terms").document().select(".notice--warn").text()).contains("проект");
	}

	@Test
	void areFoundBySearchEnginesInTheEditionInForceOnly(Browser browser) {
		assertThat(browser.open("/terms").response().headers().firstValue("X-Robots-Tag")).isEmpty();
		assertThat(browser.open("/terms/2026-11-23").response().headers().firstValue("X-Robots-Tag")).hasValue("noindex");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/terms/2026-12-02", "/terms/2026-13-45", "/terms/last", "/privacy/2020-01-01" })
	void areNotFoundForDaysWithoutAnEdition(String address, Browser browser) {
		assertThat(browser.open(address).status()).isEqualTo(404);
	}

	@Test
	void cookiesOfThePolicyAreThoseThatAreSet(Browser browser) {
		browser.open("/contact?lang=en&theme=dark&motion=off");
		assertThat(browser.cookie("CSRF")).as("of a guest").isPresent();
		browser.loggedIn();
		String policy = browser.open("/privacy?lang=ru").document().select("#cookies").first().parent().text();
		for (String name : List.of("SESSION", "lang", "theme", "motion")) {
			assertThat(browser.cookie(name)).as(name).isPresent();
		}
		assertThat(policy).contains("SESSION", "CSRF", "lang", "theme", "motion", "KEYCLOAK_IDENTITY");
	}

	@Test
	void linksInTextsLeadSomewhere(Browser browser) {
		for (String address : List.of("/terms", "/privacy", "/consent", "/faq", "/about", "/contact")) {
			for (String language : List.of("ru", "en")) {
				for (String link : browser.open(address + "?lang=" + language).document().select("main a[href^=/]").eachAttr("href")) {
					Browser.Page target = browser.open(link);
					assertThat(target.status()).as("%s on %s", link, address).isIn(200, 302);
					if (link.contains("#")) {
						assertThat(target.document().getElementById(link.substring(link.indexOf('#') + 1))).as(link).isNotNull();
					}
				}
			}
		}
	}

	@Test
	void answerQuestionsWithoutAScript(Browser browser) {
		Document page = browser.open("/faq").document();
		assertThat(page.select("main details > summary")).hasSizeBetween(10, 20);
		assertThat(page.select("details > .faq__answer[id]")).hasSameSizeAs(page.select("main details"));
		assertThat(page.getElementById("certificate").text()).startsWith("Пока нет.");
		assertThat(browser.open("/faq?lang=en").document().select(".faq__answer").eachAttr("id")).isEqualTo(page.select(".faq__answer").eachAttr("id"));
	}
}
