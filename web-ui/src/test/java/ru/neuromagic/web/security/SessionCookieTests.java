package ru.neuromagic.web.security;

import java.net.URI;
import java.util.Base64;
import java.util.UUID;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import ru.neuromagic.web.layout.Site;

import static org.assertj.core.api.Assertions.assertThat;

/** The cookies that say who somebody is, on a site behind https and on one that is not. */
class SessionCookieTests {

	private static final Site PUBLIC = new Site("Нейромагия", URI.create("https://neuromagic.example"), "hello@neuromagic.example");

	private static final Site LOCAL = new Site("Нейромагия", URI.create("http://localhost:8080"), "hello@neuromagic.example");

	private final String id = UUID.randomUUID().toString();

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void belongToThisHostAloneBehindHttps() {
		new SessionCookie(PUBLIC).setSessionId(request, response, id);
		new BrowserMark(PUBLIC).give(request, response);
		assertThat(response.getHeaders("Set-Cookie")).hasSize(2)
			.allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax").doesNotContain("Domain"))
			.anyMatch(cookie -> cookie.startsWith("__Host-SESSION=")).anyMatch(cookie -> cookie.startsWith("__Host-CSRF="));
	}

	@Test
	void havePlainNamesWithoutHttps() {
		new SessionCookie(LOCAL).setSessionId(request, response, id);
		new BrowserMark(LOCAL).give(request, response);
		assertThat(response.getHeaders("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("SESSION=")).anyMatch(cookie -> cookie.startsWith("CSRF="))
			.allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure"));
	}

	@Test
	void aPlainNameThatANeighbourMayHavePlantedCountsNothingBehindHttps() {
		request.setCookies(new Cookie("SESSION", encoded(id)), new Cookie("CSRF", "A".repeat(43)));
		assertThat(new SessionCookie(PUBLIC).resolveSessionIds(request)).isEmpty();
		assertThat(new BrowserMark(PUBLIC).brought(request)).isEmpty();
		assertThat(new SessionCookie(LOCAL).resolveSessionIds(request)).containsExactly(id);
		assertThat(new BrowserMark(LOCAL).brought(request)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "AA==", "%00", "/w==", "not-base64!", "YWJj" })
	void whatIsNoIdIsNotLookedUp(String value) {
		request.setCookies(new Cookie("SESSION", value), new Cookie("SESSION", encoded(id + "\0")), new Cookie("SESSION", encoded("x".repeat(6000))));
		assertThat(new SessionCookie(LOCAL).resolveSessionIds(request)).isEmpty();
	}

	@Test
	void ofManyOnlyTwoAreLookedUp() {
		Cookie[] many = new Cookie[200];
		for (int i = 0; i < many.length; i++) {
			many[i] = new Cookie("SESSION", encoded(UUID.randomUUID().toString()));
		}
		request.setCookies(many);
		assertThat(new SessionCookie(LOCAL).resolveSessionIds(request)).hasSize(2);
	}

	private static String encoded(String id) {
		return Base64.getEncoder().encodeToString(id.getBytes());
	}
}
