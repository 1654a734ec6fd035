package ru.neuromagic.web;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class ContactPagesTests {

	private static final String API = "/api/notifications/contact-messages";

	private static final String WORDS = "В квесте «Первый промпт» не открывается подсказка.";

	@Test
	void bringsAMessageAndSaysSo(Browser browser) {
		Browser.Page sent = write(browser, " Анна ", "anna@example.ru", "problem", "  Первая строка.\r\nВторая. ");
		assertThat(sent.location()).isEqualTo("/contact/thanks");
		Platform.SERVICES.notifications.verify(postRequestedFor(urlEqualTo(API)).withHeader("Idempotency-Key", WireMock.matching("[0-9a-f-]{36}"))
			.withRequestBody(WireMock.equalToJson("""
					{"name": "Анна", "email": "anna@example.ru", "topic": "problem", "message": "Первая строка.\\nВторая."}""")));
		assertThat(browser.follow(sent).document().select("h1").text()).isEqualTo("Сообщение принято");
		assertThat(browser.cookie("SESSION")).isEmpty();
	}

	@Test
	void isOneMessageHoweverOftenTheFormIsSent(Browser browser) {
		Browser.Page form = browser.open("/contact");
		for (int i = 0; i < 2; i++) {
			browser.submit(form, "/contact", "name", "Анна", "email", "anna@example.ru", "message", WORDS);
		}
		assertThat(Platform.SERVICES.notifications.findAll(postRequestedFor(urlEqualTo(API))).stream()
			.map(asked -> asked.getHeader("Idempotency-Key")).distinct()).hasSize(1);
	}

	@Test
	void knowsALearnersNameAndAddress(Browser browser) {
		Document page = browser.loggedIn().open("/contact").document();
		assertThat(page.select("#name").val()).isEqualTo("Анна <b>Звёздная</b>");
		assertThat(page.select("#email").val()).isEqualTo("anna@example.ru");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|a@b.ru|1234567890|name|Напишите, как", "Анна|''|1234567890|email|некуда ответить",
			"Анна|anna|1234567890|email|не похоже", "Анна|a@b.ru|'  мало    '|message|хотя бы 10" })
	void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped(String name, String email, String message, String field, String words, Browser browser) {
		Browser.Page refused = write(browser, name, email, "partnership", message);
		assertThat(refused.status()).isEqualTo(422);
		Document page = refused.document();
		assertThat(page.select("#" + field + "-error").text()).contains(words);
		assertThat(page.select("[aria-invalid=true]")).hasSize(1);
		assertThat(page.select("#message").first().wholeText().strip()).isEqualTo(message.strip());
		assertThat(page.select("[name=topic][checked]").val()).isEqualTo("partnership");
		Platform.SERVICES.notifications.verify(0, postRequestedFor(urlEqualTo(API)));
	}

	@Test
	void countsLineEndsAsTheBrowserDoes(Browser browser) {
		assertThat(write(browser, "Анна", "a@b.ru", "other", "я\r\n".repeat(1999) + "я").status()).isEqualTo(302);
		assertThat(write(browser, "Анна", "a@b.ru", "other", "я".repeat(4001)).document().select("#message-error").text()).contains("4000");
	}

	@Test
	void stopsWhoFillsInWhatNobodySeesAndLosesNothing(Browser browser) {
		Browser.Page refused = browser.submit(browser.open("/contact"), "/contact", "name", "Анна", "email", "anna@example.ru",
				"message", WORDS, "reference", "https://spam.example");
		assertThat(refused.status()).isEqualTo(422);
		Platform.SERVICES.notifications.verify(0, postRequestedFor(urlEqualTo(API)));
		assertThat(browser.submit(refused, "/contact").location()).isEqualTo("/contact/thanks");
	}

	@Test
	void keepsTheMessageWhenTheServiceIsDown(Browser browser) {
		Browser.Page form = browser.open("/contact");
		FakeServices.down(Platform.SERVICES.notifications);
		Browser.Page refused = browser.submit(form, "/contact", "name", "Анна", "email", "anna@example.ru", "message", WORDS + FakeServices.XSS);
		assertThat(refused.status()).isEqualTo(503);
		Document page = refused.document();
		assertThat(page.select("[role=alert]").text()).contains("мы не знаем", "это безопасно");
		assertThat(page.select("[role=alert] a[href^=mailto:]")).hasSize(1);
		assertThat(page.select("#message").first().wholeText()).isEqualTo(WORDS + FakeServices.XSS);
		assertThat(refused.html()).doesNotContain(FakeServices.XSS);
		assertThat(page.select("[name=key]").val()).isEqualTo(form.document().select("[name=key]").val());
	}

	@ParameterizedTest
	@CsvSource({ "429,too-many-requests,429,много сообщений", "409,something-new,409,не принято" })
	void saysWhyItWasNotTaken(int status, String type, int shown, String words, Browser browser) {
		FakeServices.refuse(Platform.SERVICES.notifications, post(API), status, type, "");
		Browser.Page refused = write(browser, "Анна", "anna@example.ru", "question", WORDS);
		assertThat(refused.status()).isEqualTo(shown);
		assertThat(refused.document().select("[role=alert]").text()).contains(words);
		assertThat(refused.html()).doesNotContain("said by the service");
	}

	@Test
	void saysInThePagesLanguageWhatTheServiceRefuses(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.notifications, post(API), 400, "validation-failed", FakeServices.error("email", "email"));
		Browser.Page refused = write(browser, "Анна", "анна@почта.рф", "question", WORDS);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.document().select("#email-error").text()).contains("не похоже на e-mail");
	}

	private static Browser.Page write(Browser browser, String name, String email, String topic, String message) {
		Browser.Page form = browser.open("/contact");
		form.document().select("[name=topic]");
		return browser.submit(form, "/contact", "name", name, "email", email, "topic", topic, "message", message);
	}
}
