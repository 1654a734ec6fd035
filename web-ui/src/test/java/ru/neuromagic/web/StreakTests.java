package ru.neuromagic.web;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class StreakTests {

	@ParameterizedTest
	@CsvSource({ "0,false,0,none,Комета ждёт,и она полетит", "1,true,1,spark,1 день подряд,уже горит", "2,false,4,spark,2 дня подряд,полетит дальше",
			"5,true,9,short,5 дней подряд,уже горит", "7,true,7,long,7 дней подряд,уже горит", "21,true,21,great,21 день подряд,уже горит" })
	void cometIsAsLongAsTheDays(int days, boolean today, int longest, String length, String title, String text, Browser browser) {
		streak(days, today, longest);
		Document page = browser.loggedIn().open("/profile").document();
		assertThat(page.select(".streak").hasClass("streak--" + length)).isTrue();
		assertThat(page.select(".streak").hasClass("streak--lit")).isEqualTo(today);
		assertThat(page.select(".streak").hasClass("streak--waiting")).isEqualTo(days > 0 && !today);
		assertThat(page.select(".streak__days").text()).isEqualTo(title);
		assertThat(page.select(".streak__text").text()).contains(text);
		assertThat(page.select(".streak__text").text().contains("Самый длинный")).isEqualTo(longest > days);
		assertThat(page.select(".week .star--lit")).hasSize(Math.min(days, today ? 7 : 6));
	}

	@Test
	void weekIsSaidInWords(Browser browser) {
		Document page = browser.loggedIn().open("/profile").document();
		assertThat(page.select(".week li")).hasSize(7);
		assertThat(page.select(".week li").first().text()).isEqualTo("вт вторник, 17 ноября: шагов не было");
		assertThat(page.select(".week li[aria-current=date]").text()).isEqualTo("пн понедельник, 23 ноября: 2 шага");
		Document english = browser.open("/profile?lang=en").document();
		assertThat(english.select(".week li").last().text()).isEqualTo("Mon Monday, 23 November: 2 steps");
	}

	@Test
	void daysAreThoseOfTheAccountsZone(Browser browser) {
		browser.loggedIn().open("/profile");
		Platform.SERVICES.courses.verify(getRequestedFor(urlPathEqualTo("/api/courses/streak")).withQueryParam("zone", equalTo("Asia/Yekaterinburg")));
	}

	@Test
	void outageLeavesALineInItsPlace(Browser browser) {
		browser.loggedIn();
		FakeServices.refuse(Platform.SERVICES.courses, get(urlPathEqualTo("/api/courses/streak")), 503, "down", "");
		Browser.Page page = browser.open("/profile");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.document().select(".streak")).isEmpty();
		assertThat(page.text()).contains("Серия дней сейчас не загрузилась");
	}

	private static void streak(int days, boolean today, int longest) {
		Platform.SERVICES.courses.stubFor(get(urlPathEqualTo("/api/courses/streak")).atPriority(1)
			.willReturn(FakeServices.json(200, FakeServices.streak(days, today, longest))));
	}
}
