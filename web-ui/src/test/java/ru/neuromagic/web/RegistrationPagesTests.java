package ru.neuromagic.web;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class RegistrationPagesTests {

	private static final String VERIFY = "/verify/" + FakeServices.REGISTRATION;

	private static final String API = "/api/auth/registrations";

	private static final String CODES = API + "/" + FakeServices.REGISTRATION + "/codes";

	private static final String VERIFICATION = API + "/" + FakeServices.REGISTRATION + "/verification";

	@Test
	void registersAndGoesOnToTheCode(Browser browser) {
		Browser.Page sent = register(browser, "  Анна  ", " anna@example.ru ", "ночное небо над школой");
		assertThat(sent.status()).isEqualTo(302);
		assertThat(sent.location()).isEqualTo(VERIFY);
		LoggedRequest asked = Platform.SERVICES.auth.findAll(postRequestedFor(urlEqualTo(API))).getFirst();
		assertThat(asked.getBodyAsString()).contains("\"name\":\"Анна\"", "\"email\":\"anna@example.ru\"", "\"locale\":\"ru\"");
		assertThat(asked.getBodyAsString()).contains("\"acceptances\":[", "{\"document\":\"terms\",\"version\":\"2026-11-23\"}",
				"{\"document\":\"personal-data\",\"version\":\"2026-11-23\"}");
		assertThat(asked.getHeader("Idempotency-Key")).matches("[0-9a-f-]{36}");
		assertThat(asked.containsHeader("Authorization")).isFalse();
		assertThat(asked.getHeader("X-Forwarded-For")).isEqualTo("127.0.0.1");
		assertThat(asked.getHeader("traceparent")).isNotBlank();
		assertThat(browser.cookie("SESSION")).isEmpty();
	}

	@Test
	void sendsTheEditionsThatThePageShowed(Browser browser) {
		Document page = browser.open("/register").document();
		assertThat(page.select("input[type=checkbox]")).hasSize(2).noneMatch(box -> box.hasAttr("checked"));
		String terms = page.select(".check a[href^=/terms/]").attr("href");
		assertThat(browser.open(terms).status()).isEqualTo(200);
		register(browser, "Анна", "anna@example.ru", "ночное небо над школой");
		Platform.SERVICES.auth.verify(postRequestedFor(urlEqualTo(API)).withRequestBody(WireMock.matchingJsonPath("$.acceptances",
				WireMock.equalToJson("[{\"document\": \"terms\", \"version\": \"%s\"}, {\"document\": \"personal-data\", \"version\": \"%s\"}]"
					.formatted(terms.substring("/terms/".length()), page.select("[name=consentVersion]").val())))));
	}

	@ParameterizedTest
	@CsvSource({ "termsAccepted,consentGiven,Без принятия оферты", "consentGiven,termsAccepted,Без согласия" })
	void needsBothBoxesAndKeepsTheOneThatIsTicked(String missing, String ticked, String message, Browser browser) {
		Browser.Page refused = browser.submit(browser.open("/register"), "/register", "name", "Анна", "email", "anna@example.ru",
				"password", "ночное небо над школой", ticked, "true");
		assertThat(refused.status()).isEqualTo(422);
		Document page = refused.document();
		assertThat(page.select("#" + missing + "-error").text()).contains(message);
		assertThat(page.select("#" + missing).attr("aria-describedby")).isEqualTo(missing + "-error");
		assertThat(page.select("#" + ticked).hasAttr("checked")).isTrue();
		assertThat(page.select("#" + missing).hasAttr("checked")).isFalse();
		Platform.SERVICES.auth.verify(0, postRequestedFor(urlEqualTo(API)));
	}

	@ParameterizedTest
	@CsvSource({ "termsVersion,termsAccepted,редакция оферты", "consentVersion,consentGiven,редакция согласия" })
	void asksAgainWhenAnotherEditionCameIntoForceMeanwhile(String version, String box, String message, Browser browser) {
		Browser.Page form = browser.open("/register");
		Browser.Page refused = browser.submit(form, "/register", "name", "Анна", "email", "anna@example.ru", "password",
				"ночное небо над школой", "termsAccepted", "true", "consentGiven", "true", version, "2025-01-01");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.document().select("#" + box + "-error").text()).contains(message);
		assertThat(refused.document().select("#" + box).hasAttr("checked")).isFalse();
		assertThat(refused.document().select("[name=" + version + "]").val()).isEqualTo(form.document().select("[name=" + version + "]").val());
		Platform.SERVICES.auth.verify(0, postRequestedFor(urlEqualTo(API)));
		assertThat(browser.submit(refused, "/register", "password", "ночное небо над школой", box, "true").location()).isEqualTo(VERIFY);
	}

	@Test
	void sendsOneRegistrationHoweverOftenTheFormIsSent(Browser browser) {
		Browser.Page form = browser.open("/register");
		for (int i = 0; i < 2; i++) {
			browser.submit(form, "/register", "name", "Анна", "email", "anna@example.ru", "password", "ночное небо над школой", "termsAccepted", "true", "consentGiven", "true");
		}
		assertThat(Platform.SERVICES.auth.findAll(postRequestedFor(urlEqualTo(API))).stream()
			.map(asked -> asked.getHeader("Idempotency-Key")).distinct()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"''|a@b.ru|0123456789|name|Напишите имя.",
			"'   '|a@b.ru|0123456789|name|Напишите имя.",
			"Анна|''|0123456789|email|Напишите e-mail",
			"Анна|anna|0123456789|email|не похоже на e-mail",
			"Анна|anna@b|0123456789|email|не похоже на e-mail",
			"Анна|a@b.ru|короткий|password|от 10 до 128" })
	void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped(String name, String email, String password, String field, String message,
			Browser browser) {
		Browser.Page refused = register(browser, name, email, password);
		assertThat(refused.status()).isEqualTo(422);
		Document page = refused.document();
		assertThat(page.select("#" + field + "-error").text()).contains(message);
		assertThat(page.select("#" + field).attr("aria-invalid")).isEqualTo("true");
		assertThat(page.select("[aria-invalid]")).hasSize(1);
		assertThat(page.select("#name").val()).isEqualTo(name.strip());
		assertThat(page.select("#email").val()).isEqualTo(email);
		assertThat(page.select("#password").hasAttr("value")).isFalse();
		assertThat(refused.html()).doesNotContain("value=\"" + password + "\"");
		Platform.SERVICES.auth.verify(0, postRequestedFor(urlEqualTo(API)));
	}

	@Test
	void refusesTooMuchText(Browser browser) {
		Browser.Page refused = register(browser, "я".repeat(101), "a".repeat(250) + "@b.ru", "ночное небо над школой");
		assertThat(refused.document().select(".field__error")).hasSize(2);
	}

	@Test
	void countsCharactersOfAPasswordAsTheServiceDoes(Browser browser) {
		assertThat(register(browser, "Анна", "anna@example.ru", "🦊🐙🌵🎻🧭🪐🧀🛶🎯").document().select("#password-error").text())
			.contains("от 10 до 128");
		assertThat(register(browser, "Анна", "anna@example.ru", "🦊🐙🌵🎻🧭🪐🧀🛶🎯🪁").location()).isEqualTo(VERIFY);
	}

	@Test
	void offersToShowThePasswordWhereAScriptCan(Browser browser) {
		Document page = browser.open("/register").document();
		assertThat(page.select("script[src*=password]")).hasSize(1);
		assertThat(page.select("[data-show-password]").hasAttr("hidden")).isTrue();
		assertThat(page.select("[data-show-password]").attr("type")).isEqualTo("button");
		assertThat(page.select("#password").attr("type")).isEqualTo("password");
	}

	@Test
	void pointsToANewCodeWhenThatWasTheLastTry(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.auth, put(VERIFICATION), 422, "verification-code-wrong", "\"attemptsLeft\": 0");
		Browser.Page refused = browser.submit(browser.open(VERIFY), VERIFY, "code", "123456");
		assertThat(refused.document().select("#code-error").text()).contains("последняя попытка", "Запросите новый код");
	}

	@Test
	void escapesWhatWasTyped(Browser browser) {
		Browser.Page refused = register(browser, FakeServices.XSS + "\"'", "x", "0123456789");
		assertThat(refused.html()).doesNotContain(FakeServices.XSS).contains("&lt;script&gt;");
		assertThat(refused.document().select("#name").val()).isEqualTo(FakeServices.XSS + "\"'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "name|pattern|одной строкой", "name|not-blank|Напишите имя", "name|size|не больше 100", "name|new|Это имя не подошло",
			"email|email|не похоже на e-mail", "email|refused|Этот адрес не подошёл", "password|contains-email|из вашего e-mail",
			"password|contains-name|из вашего имени", "password|contains-site|Название этого сайта", "password|only-digits|Добавьте слова",
			"password|too-common|одним из первых", "password|too-regular|Соседние клавиши", "password|too-short|от 10 до 128",
			"password|too-long|от 10 до 128", "password|refused|Этот пароль не подошёл" })
	void saysInThePagesLanguageWhatTheServiceRefuses(String field, String code, String message, Browser browser) {
		FakeServices.refuse(Platform.SERVICES.auth, post(API), 400, "validation-failed", FakeServices.error(field, code));
		Browser.Page refused = register(browser, "Анна", "anna@example.ru", "password12345");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.document().select("#" + field + "-error").text()).contains(message);
		assertThat(refused.html()).doesNotContain("said by the service");
	}

	@Test
	void keepsTheServicesOwnWordsAndFieldsToItself(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.auth, post(API), 400, "validation-failed",
				"\"errors\": [{\"field\": \"password\", \"code\": \"something-new\", \"message\": \"is too simple {0}\"}, {\"field\": \"key\", \"code\": \"x\", \"message\": \"y\"}]");
		Browser.Page refused = register(browser, "Анна", "anna@example.ru", "password12345");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.document().select("#password-error").text()).isEqualTo("Этот пароль не подошёл. Придумайте другой.");
		assertThat(refused.document().select("#name").val()).isEqualTo("Анна");
	}

	@ParameterizedTest
	@CsvSource({ "429,too-many-registrations,429,много регистраций", "503,identity-unavailable,503,Ничего не создано",
			"409,something-new,409,Зарегистрироваться не получилось", "400,validation-failed,422,Зарегистрироваться не получилось" })
	void saysWhyAndKeepsWhatWasTyped(int status, String type, int shown, String message, Browser browser) {
		FakeServices.refuse(Platform.SERVICES.auth, post(API), status, type, "");
		Browser.Page refused = register(browser, "Анна", "anna@example.ru", "ночное небо над школой");
		assertThat(refused.status()).isEqualTo(shown);
		assertThat(refused.document().select("[role=alert]").text()).contains(message);
		assertThat(refused.document().select("#email").val()).isEqualTo("anna@example.ru");
	}

	@Test
	void doesNotPretendToKnowWhatASilentServiceDid(Browser browser) {
		Browser.Page form = browser.open("/register");
		FakeServices.down(Platform.SERVICES.auth);
		Browser.Page refused = browser.submit(form, "/register", "name", "Анна", "email", "anna@example.ru", "password", "ночное небо над школой", "termsAccepted", "true", "consentGiven", "true");
		assertThat(refused.document().select("[name=key]").val()).isEqualTo(form.document().select("[name=key]").val());
		assertThat(refused.status()).isEqualTo(503);
		assertThat(refused.document().select("[role=alert]").text()).contains("мы не знаем", "это безопасно");
		assertThat(refused.document().select("#name").val()).isEqualTo("Анна");
	}

	@Test
	void waitsForARegistrationThatTakesLongerThanOtherCalls(Browser browser) {
		Browser.Page form = browser.open("/register");
		Platform.SERVICES.auth.stubFor(post(API).atPriority(1)
			.willReturn(FakeServices.json(202, FakeServices.registration("awaiting-code", 42)).withFixedDelay(4500)));
		assertThat(browser.submit(form, "/register", "name", "Анна", "email", "anna@example.ru", "password", "ночное небо над школой", "termsAccepted", "true", "consentGiven", "true").location())
			.isEqualTo(VERIFY);
	}

	@Test
	void asksForTheCodeInAFieldThatPhonesFill(Browser browser) {
		Document page = browser.open(VERIFY).document();
		assertThat(page.text()).contains("a***@example.ru", "Новый код можно запросить через");
		assertThat(page.select("#code").attr("inputmode")).isEqualTo("numeric");
		assertThat(page.select("#code").attr("autocomplete")).isEqualTo("one-time-code");
		assertThat(Integer.parseInt(page.select("[data-seconds]").attr("data-seconds"))).isBetween(20, 42);
	}

	@Test
	void takesACodeAsPeopleCopyIt(Browser browser) {
		Browser.Page sent = browser.submit(browser.open(VERIFY), VERIFY, "code", " 123 456 ");
		assertThat(sent.status()).isEqualTo(302);
		assertThat(sent.location()).isEqualTo(VERIFY);
		Platform.SERVICES.auth.verify(putRequestedFor(urlEqualTo(VERIFICATION)).withRequestBody(WireMock.equalToJson("{\"code\": \"123456\"}")));
	}

	@Test
	void offersTheLoginOnceVerified(Browser browser) {
		Platform.SERVICES.auth.stubFor(get(API + "/" + FakeServices.REGISTRATION).atPriority(1)
			.willReturn(FakeServices.json(200, FakeServices.registration("verified", 0))));
		Document page = browser.open(VERIFY).document();
		assertThat(page.select("h1").text()).isEqualTo("E-mail подтверждён");
		assertThat(page.select("main a.button--primary").attr("href")).isEqualTo("/login");
		assertThat(page.select("form")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "422,verification-code-wrong,осталась 1 попытка", "410,verification-code-expired,больше не действует",
			"409,verification-code-used,уже использован", "429,verification-attempts-exhausted,Слишком много попыток",
			"503,identity-unavailable,Код верный", "418,teapot,Код не принят" })
	void givesEachRefusalOfACodeItsOwnWords(int status, String type, String message, Browser browser) {
		FakeServices.refuse(Platform.SERVICES.auth, put(VERIFICATION), status, type, "\"attemptsLeft\": 1");
		Browser.Page refused = browser.submit(browser.open(VERIFY), VERIFY, "code", "123456");
		assertThat(refused.status()).isEqualTo(status);
		assertThat(refused.document().select("#code-error").text()).contains(message);
		assertThat(refused.document().select("#code").val()).isEqualTo("123456");
	}

	@ParameterizedTest
	@CsvSource({ "''", "12345", "1234567", "abcdef", "١٢٣" })
	void asksForSixDigits(String code, Browser browser) {
		Browser.Page refused = browser.submit(browser.open(VERIFY), VERIFY, "code", code);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.document().select("#code-error").text()).isEqualTo("Код состоит из шести цифр.");
		Platform.SERVICES.auth.verify(0, putRequestedFor(urlEqualTo(VERIFICATION)));
	}

	@Test
	void doesNotPretendToKnowWhetherTheCodeWasTaken(Browser browser) {
		Browser.Page form = browser.open(VERIFY);
		FakeServices.down(Platform.SERVICES.auth);
		Browser.Page refused = browser.submit(form, VERIFY, "code", "123456");
		assertThat(refused.status()).isEqualTo(503);
		assertThat(refused.document().select("#code-error").text()).contains("мы не знаем", "это безопасно");
		assertThat(refused.document().select(".outage").text()).contains("сейчас недоступна");
		assertThat(refused.document().select("#code").val()).isEqualTo("123456");
	}

	@Test
	void sendsANewCodeAndSaysSo(Browser browser) {
		Browser.Page sent = browser.submit(browser.open(VERIFY), VERIFY + "/resend");
		assertThat(sent.location()).isEqualTo(VERIFY + "?notice=code-sent");
		assertThat(browser.follow(sent).document().select("[role=status]").text()).isEqualTo("Новый код отправлен.");
		assertThat(browser.cookie("SESSION")).isEmpty();
	}

	@Test
	void showsHowLongToWaitForANewCode(Browser browser) {
		Platform.SERVICES.auth.stubFor(post(CODES).atPriority(1)
			.willReturn(FakeServices.problem(429, "resend-too-soon", "").withHeader("Retry-After", "33")));
		Browser.Page refused = browser.submit(browser.open(VERIFY), VERIFY + "/resend");
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.document().select("[role=alert]").text()).contains("раз в минуту");
		assertThat(refused.document().select("[data-count]").text()).isEqualTo("33 секунды");
	}

	@Test
	void needsNoNewCodeWhenVerified(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.auth, post(CODES), 409, "registration-verified", "");
		assertThat(browser.submit(browser.open(VERIFY), VERIFY + "/resend").location()).isEqualTo(VERIFY);
	}

	@Test
	void knowsAnUnknownRegistrationFromAnOutage(Browser browser) {
		FakeServices.refuse(Platform.SERVICES.auth, get(API + "/" + FakeServices.REGISTRATION), 404, "registration-not-found", "");
		assertThat(browser.open(VERIFY).status()).isEqualTo(404);
		FakeServices.down(Platform.SERVICES.auth);
		assertThat(browser.open(VERIFY).document().select(".outage").text()).contains("Регистрация сейчас недоступна");
		assertThat(browser.open("/verify/not-a-uuid").status()).isEqualTo(404);
	}

	@Test
	void relaysTheBrowsersAddressFromTheGatewayOnly(Browser browser) {
		Browser.Page form = browser.open("/register");
		browser.post("/register", Browser.pair("_csrf", form.form("/register").select("[name=_csrf]").val())
				+ "&name=A&email=a%40b.ru&password=0123456789&termsAccepted=true&consentGiven=true&termsVersion="
				+ form.document().select("[name=termsVersion]").val() + "&consentVersion=" + form.document().select("[name=consentVersion]").val(), "X-Forwarded-For", "6.6.6.6, 203.0.113.7, 10.0.0.5");
		assertThat(Platform.SERVICES.auth.findAll(postRequestedFor(urlEqualTo(API))).getFirst().getHeader("X-Forwarded-For"))
			.isEqualTo("203.0.113.7");
	}

	private static Browser.Page register(Browser browser, String name, String email, String password) {
		return browser.submit(browser.open("/register"), "/register", "name", name, "email", email, "password", password,
				"termsAccepted", "true", "consentGiven", "true");
	}
}
