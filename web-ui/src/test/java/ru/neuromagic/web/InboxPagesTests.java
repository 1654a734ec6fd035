package ru.neuromagic.web;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class InboxPagesTests {

	private static final String READ = "/notifications/" + FakeServices.LETTER + "/read";

	@Test
	void showsNewsAndHowEmailsFared(Browser browser) {
		Document page = browser.loggedIn().open("/notifications").document();
		assertThat(page.select(".letter--new .letter__title a").attr("href")).isEqualTo("/quest/first-prompt/result");
		assertThat(page.select(".email").eachText()).anyMatch(line -> line.contains("пробуем ещё раз"))
			.anyMatch(line -> line.contains("отправлено"));
		assertThat(page.select("time").first().attr("datetime")).isEqualTo("2026-05-02T09:30:00Z");
	}

	@Test
	void makesLinksOnlyToThisSite(Browser browser) {
		Browser.Page page = browser.loggedIn().open("/notifications");
		assertThat(page.document().select("a[href*=evil]")).isEmpty();
		assertThat(page.text()).contains(FakeServices.XSS);
		assertThat(page.html()).doesNotContain(FakeServices.XSS);
	}

	@Test
	void marksOneAndAllAsRead(Browser browser) {
		Browser.Page page = browser.loggedIn().open("/notifications");
		assertThat(browser.submit(page, READ).location()).isEqualTo("/notifications");
		assertThat(browser.submit(page, "/notifications/read").location()).isEqualTo("/notifications?notice=all-read");
		Platform.SERVICES.notifications.verify(putRequestedFor(urlEqualTo("/api" + READ)));
		Platform.SERVICES.notifications.verify(putRequestedFor(urlEqualTo("/api/notifications/read")));
	}

	@Test
	void staysCalmWhenOneIsGoneOrTheServiceIsDown(Browser browser) {
		Browser.Page page = browser.loggedIn().open("/notifications");
		FakeServices.refuse(Platform.SERVICES.notifications, put("/api" + READ), 404, "notification-not-found", "");
		assertThat(browser.submit(page, READ).location()).isEqualTo("/notifications");
		FakeServices.down(Platform.SERVICES.notifications);
		assertThat(browser.submit(page, READ).location()).isEqualTo("/notifications?notice=service-down");
		assertThat(browser.open(READ).location()).isEqualTo("/notifications");
	}
}
