package ru.neuromagic.web;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** Which letters somebody gets: chosen in the settings, or ended by the link in a letter. */
@PagesTest
class LetterPagesTests {

	private static final String SETTINGS = "/notifications/settings";

	private static final String UNSUBSCRIBE = "/unsubscribe/" + FakeServices.SUBSCRIPTION_TOKEN;

	@Test
	void showsAndKeepsTheChoice(Browser browser) {
		Browser.Page page = browser.loggedIn().open(SETTINGS);
		assertThat(page.document().select("#quests").hasAttr("checked")).isTrue();
		assertThat(page.document().select("#courses").hasAttr("checked")).isFalse();
		assertThat(browser.post(SETTINGS, csrf(page, SETTINGS) + "&courses=true").location()).isEqualTo(SETTINGS + "?notice=settings-saved");
		Platform.SERVICES.notifications.verify(putRequestedFor(urlEqualTo("/api/notifications/preferences"))
			.withRequestBody(WireMock.equalToJson("{\"email\": {\"quests\": false, \"courses\": true}}")));
	}

	@Test
	void isLinkedFromTheInboxAndTheProfile(Browser browser) {
		browser.loggedIn();
		assertThat(browser.open("/notifications").document().select("main a[href=" + SETTINGS + "]")).hasSize(1);
		assertThat(browser.open("/profile").document().select("main a[href=" + SETTINGS + "]")).hasSize(1);
	}

	@Test
	void doesNotShowAChoiceThatNobodyKnowsAndLosesNoneThatWasMade(Browser browser) {
		Browser.Page page = browser.loggedIn().open(SETTINGS);
		FakeServices.down(Platform.SERVICES.notifications);
		Document unknown = browser.open(SETTINGS).document();
		assertThat(unknown.select(".outage")).hasSize(1);
		assertThat(unknown.select("main input")).isEmpty();
		Browser.Page unsaved = browser.post(SETTINGS, csrf(page, SETTINGS) + "&courses=true");
		assertThat(unsaved.status()).isEqualTo(503);
		assertThat(unsaved.document().select("[role=alert]").text()).contains("Не сохранено");
		assertThat(unsaved.document().select("#courses").hasAttr("checked")).isTrue();
		assertThat(unsaved.document().select("#quests").hasAttr("checked")).isFalse();
	}

	@Test
	void endsLettersByOneButtonAndOnlyByIt(Browser browser) {
		Browser.Page page = browser.open(UNSUBSCRIBE);
		assertThat(page.document().select("main").text()).contains("a***@example.ru", "о квестах");
		Platform.SERVICES.notifications.verify(0, deleteRequestedFor(urlEqualTo(FakeServices.SUBSCRIPTION)));
		assertThat(browser.submit(page, UNSUBSCRIBE).location()).isEqualTo(UNSUBSCRIBE);
		Platform.SERVICES.notifications.verify(1, deleteRequestedFor(urlEqualTo(FakeServices.SUBSCRIPTION)));
		assertThat(browser.cookie("SESSION")).isEmpty();
	}

	@Test
	void canBeginThemAgain(Browser browser) {
		Platform.SERVICES.subscribed(false);
		Browser.Page page = browser.open(UNSUBSCRIBE);
		assertThat(page.document().select("main").text()).contains("больше не приходят");
		assertThat(page.document().select("form[action=" + UNSUBSCRIBE + "]")).isEmpty();
		assertThat(browser.submit(page, UNSUBSCRIBE + "/again").location()).isEqualTo(UNSUBSCRIBE);
		Platform.SERVICES.notifications.verify(putRequestedFor(urlEqualTo(FakeServices.SUBSCRIPTION)));
		assertThat(browser.open(UNSUBSCRIBE + "/again").location()).isEqualTo(UNSUBSCRIBE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "application/x-www-form-urlencoded|List-Unsubscribe=One-Click",
			"multipart/form-data; boundary=b|--b~Content-Disposition: form-data; name=\"List-Unsubscribe\"~~One-Click~--b--~" })
	void takesTheOneClickOfMailProviders(String type, String body, Browser browser) {
		Browser.Page done = browser.postAs(type, UNSUBSCRIBE, body.replace("~", "\r\n"));
		assertThat(done.status()).isEqualTo(200);
		assertThat(done.setCookies()).isEmpty();
		Platform.SERVICES.notifications.verify(1, deleteRequestedFor(urlEqualTo(FakeServices.SUBSCRIPTION)));
	}

	@Test
	void tellsMailProvidersToTryAgain(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.notifications, delete(FakeServices.SUBSCRIPTION), 404, "subscription-not-found", "");
		assertThat(browser.post(UNSUBSCRIBE, "List-Unsubscribe=One-Click").status()).isEqualTo(404);
		FakeServices.down(Platform.SERVICES.notifications);
		assertThat(browser.post(UNSUBSCRIBE, "List-Unsubscribe=One-Click").status()).isEqualTo(503);
	}

	@ParameterizedTest
	@ValueSource(strings = { UNSUBSCRIBE + "/again", SETTINGS })
	void exemptsNothingElseFromTheFormToken(String address, Browser browser) {
		assertThat(browser.loggedIn().post(address, "a=b", "Origin", "https://evil.example").status()).isEqualTo(403);
	}

	@Test
	void tellsTheAddressToNobody(Browser browser) {
		Browser.Page page = browser.open(UNSUBSCRIBE);
		assertThat(page.response().headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
		assertThat(page.response().headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
		assertThat(page.response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(page.document().select("head meta[name=robots]").attr("content")).contains("noindex");
	}

	@Test
	void knowsAnUnknownLinkFromAnOutage(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.notifications, get(FakeServices.SUBSCRIPTION), 404, "subscription-not-found", "");
		assertThat(browser.open(UNSUBSCRIBE).status()).isEqualTo(404);
		assertThat(browser.open("/unsubscribe/short").status()).isEqualTo(404);
		FakeServices.down(Platform.SERVICES.notifications);
		Browser.Page page = browser.open(UNSUBSCRIBE);
		assertThat(page.status()).isEqualTo(503);
		assertThat(page.document().select(".outage")).hasSize(1);
		Browser.Page failed = browser.submit(page, UNSUBSCRIBE);
		assertThat(failed.status()).isEqualTo(503);
		assertThat(failed.document().select("[role=alert]").text()).contains("повторять безопасно");
		assertThat(failed.document().select("form[action=" + UNSUBSCRIBE + "]")).hasSize(1);
	}

	private static String csrf(Browser.Page page, String action) {
		return Browser.pair("_csrf", page.form(action).select("[name=_csrf]").val());
	}
}
