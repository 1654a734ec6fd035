package ru.neuromagic.auth.identity;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.auth.Browser;
import ru.neuromagic.auth.RealKeycloak;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line's login on another device, which would otherwise be a way to talk a learner out of a token. */
class OperatorLoginTests {

	private static final String PASSWORD = "семь морей и 1 маяк";

	private static final String DEVICE = RealKeycloak.get().realmUrl() + "/protocol/openid-connect/auth/device";

	private final People people = new People();

	@Test
	void deniesALearner() {
		String email = this.people.withPassword(PASSWORD);
		JsonNode device = device();
		HttpResponse<String> end = logIn(new Browser("10.1.0.40"), device, email);
		assertThat(end.body()).doesNotContain("name=\"accept\"");
		assertThat(token(device).get("error").asString()).isIn("authorization_pending", "access_denied");
	}

	@Test
	void deniesALearnerWhoIsLoggedInAtTheSite() {
		String email = this.people.withPassword(PASSWORD);
		Browser browser = new Browser("10.1.0.41");
		browser.logIn(email, PASSWORD);
		JsonNode device = device();
		HttpResponse<String> end = browser.follow(browser.get(device.get("verification_uri_complete").asString()));
		assertThat(end.body()).doesNotContain("name=\"accept\"").doesNotContain("kc-form-login");
		assertThat(token(device).has("access_token")).isFalse();
	}

	@Test
	void asksAnOperatorAndGivesAToken() {
		String email = this.people.operatorWithPassword(PASSWORD);
		JsonNode device = device();
		Browser browser = new Browser("10.1.0.42");
		HttpResponse<String> consent = logIn(browser, device, email);
		assertThat(consent.body()).contains("name=\"accept\"");
	}

	private static HttpResponse<String> logIn(Browser browser, JsonNode device, String email) {
		String page = browser.follow(browser.get(device.get("verification_uri_complete").asString())).body();
		return browser.follow(browser.submit(page, Map.of("username", email, "password", PASSWORD)));
	}

	private static JsonNode device() {
		return json(new Browser().post(DEVICE, Map.of("client_id", "operator-cli")));
	}

	private static JsonNode token(JsonNode device) {
		return json(new Browser().post(Browser.tokenUrl(), Map.of("client_id", "operator-cli", "grant_type",
				"urn:ietf:params:oauth:grant-type:device_code", "device_code", device.get("device_code").asString())));
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.builder().build().readTree(response.body());
	}

}
