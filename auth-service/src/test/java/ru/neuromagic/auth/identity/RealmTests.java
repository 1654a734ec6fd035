package ru.neuromagic.auth.identity;

import java.util.Map;

import org.junit.jupiter.api.Test;

import ru.neuromagic.auth.Browser;
import ru.neuromagic.auth.RealKeycloak;

import static org.assertj.core.api.Assertions.assertThat;

/** What the realm file promises to the site, on a real Keycloak. */
class RealmTests {

	private final Browser browser = new Browser();

	@Test
	void demandsPkceWithS256() {
		var without = Browser.authorizationRequest();
		without.remove("code_challenge");
		without.remove("code_challenge_method");
		assertThat(redirect(without)).contains("error=invalid_request");
		var plain = Browser.authorizationRequest();
		plain.put("code_challenge_method", "plain");
		assertThat(redirect(plain)).contains("error=invalid_request");
	}

	@Test
	void redirectsToTheSiteOnly() {
		for (String address : new String[] { "https://evil.example/", RealKeycloak.SITE + "/elsewhere",
				RealKeycloak.SITE + "/login/oauth2/code/keycloak/.." }) {
			var request = Browser.authorizationRequest();
			request.put("redirect_uri", address);
			assertThat(this.browser.open(request).statusCode()).as(address).isEqualTo(400);
		}
	}

	@Test
	void hasNoPasswordGrant() {
		for (String client : new String[] { "web-ui", "admin-cli", "auth-service" }) {
			var response = this.browser.post(Browser.tokenUrl(), Map.of("grant_type", "password", "client_id", client, "client_secret",
					RealKeycloak.WEB_UI_SECRET, "username", "a@example.org", "password", "семь морей и 1 маяк"));
			assertThat(response.statusCode()).as(client).isIn(400, 401);
		}
	}

	@Test
	void showsOurLoginPageInTheLanguageAskedFor() {
		var request = Browser.authorizationRequest();
		request.put("ui_locales", "ru");
		assertThat(this.browser.open(request).body()).contains("lang=\"ru\"", "Снова под звёздами", "css/neuromagic.css",
				"href=\"/register\"", "href=\"/\"");
		request.put("ui_locales", "en");
		assertThat(new Browser().open(request).body()).contains("lang=\"en\"", "Back under the stars");
	}

	@Test
	void putsNoInlineScriptOrStyleOnTheLoginPage() {
		String page = this.browser.open(Browser.authorizationRequest()).body();
		assertThat(page).doesNotContainPattern("<script(?![^>]*src=)").doesNotContainPattern("\\son[a-z]+=").doesNotContain("<style", "style=");
	}

	@Test
	void allowsScriptsAndStylesFromTheSiteOnly() {
		String policy = this.browser.open(Browser.authorizationRequest()).headers().firstValue("Content-Security-Policy").orElseThrow();
		assertThat(policy).contains("default-src 'self'", "script-src 'self'", "style-src 'self'").doesNotContain("unsafe-");
	}

	@Test
	void refusesToBeFramed() {
		var headers = this.browser.open(Browser.authorizationRequest()).headers();
		assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
		assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
	}

	private String redirect(Map<String, String> request) {
		return this.browser.open(request).headers().firstValue("Location").orElseThrow();
	}

}
