package ru.neuromagic.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import javax.swing.event.EventListenerList;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@PagesTest
class LoginTests {

	private final JdbcClient sessions;

	private final MeterRegistry metrics;

	LoginTests(@Autowired JdbcClient sessions, @Autowired MeterRegistry metrics) {
		this.sessions = sessions;
		this.metrics = metrics;
	}

	@Test
	void goesThroughKeycloakWithProofKeyAndBackToTheProfile(Browser browser) {
		Browser.Page page = browser.show("/login");
		assertThat(page.address().getPath()).isEqualTo("/profile");
		Map<String, String> login = Platform.KEYCLOAK.logins.getFirst();
		assertThat(login).containsEntry("client_id", "web-ui").containsEntry("code_challenge_method", "S256")
			.containsEntry("ui_locales", "ru").containsKeys("code_challenge", "state", "nonce");
		assertThat(login.get("redirect_uri")).isEqualTo("http://localhost:8080/login/oauth2/code/keycloak");
		assertThat(Platform.KEYCLOAK.tokenRequests.getFirst()).containsKey("code_verifier");
		Platform.SERVICES.auth.verify(getRequestedFor(urlEqualTo("/api/auth/account")).withHeader("Authorization", equalTo("Bearer access-1")));
	}

	@Test
	void keepsAnOpaqueCookieAndNoSecretInTheSession(Browser browser) {
		HttpCookie cookie = browser.loggedIn().cookie("SESSION").orElseThrow();
		assertThat(cookie.isHttpOnly()).isTrue();
		assertThat(cookie.getValue()).doesNotContain("access", ".");
		assertThat(sessions.sql("select count(*) from spring_session_attributes where position(cast('a-test-secret' as bytea) in attribute_bytes) > 0")
			.query(Integer.class).single()).isZero();
		assertThat(sessions.sql("select count(*) from spring_session where principal_name = :learner").param("learner", FakeKeycloak.LEARNER)
			.query(Integer.class).single()).isPositive();
	}

	@Test
	void startsASessionOnlyForWhoHasLoggedIn(Browser browser) {
		Browser.Page toKeycloak = browser.open("/oauth2/authorization/keycloak");
		assertThat(browser.cookie("SESSION")).isEmpty();
		browser.follow(toKeycloak);
		assertThat(secondsIdle(browser)).isEqualTo(12 * 60 * 60);
	}

	@Test
	void changesTheIdAtLoginOfASessionThatKeptAForm(Browser browser) {
		Browser.Page page = browser.loggedIn().open("/quest/first-prompt?task=3");
		browser.loseSession();
		Browser.Page toLogin = browser.submit(page, "/quest/first-prompt/check", "text", "x");
		String before = browser.cookie("SESSION").orElseThrow().getValue();
		assertThat(secondsIdle(browser)).isEqualTo(30 * 60);
		browser.follow(toLogin);
		assertThat(browser.cookie("SESSION").orElseThrow().getValue()).isNotEqualTo(before);
		assertThat(secondsIdle(browser)).isEqualTo(12 * 60 * 60);
	}

	/** In each the visitor wanted something else, and one of them was quicker. */
	@Test
	void loginsBegunInTwoTabsBothArrive(Browser browser) {
		Browser.Page first = browser.open(browser.open("/login?next=%2Fnotifications").location());
		Browser.Page second = browser.open(browser.open("/login?next=%2Fquest%2Ffirst-prompt%2Fresult").location());
		assertThat(browser.follow(second).address().getPath()).startsWith("/quest/first-prompt");
		String session = browser.cookie("SESSION").orElseThrow().getValue();
		assertThat(browser.follow(first).address().getPath()).isEqualTo("/notifications");
		assertThat(browser.cookie("SESSION").orElseThrow().getValue()).as("the forms of the second tab go on").isEqualTo(session);
		assertThat(Platform.KEYCLOAK.tokenRequests).hasSize(1);
	}

	@Test
	void severalLoginsCanBeUnderWayAtOnce(Browser browser) {
		var tabs = new ArrayList<Browser.Page>();
		for (int i = 0; i < 12; i++) {
			tabs.add(browser.open("/oauth2/authorization/keycloak?next=%2Fcourses%3Fafter%3D" + i));
		}
		assertThat(browser.follow(tabs.getFirst()).address().getQuery()).isEqualTo("after=0");
		assertThat(browser.follow(tabs.get(7)).address().getQuery()).isEqualTo("after=7");
	}

	@Test
	void goesOnWhenAUsedAnswerComesAgain(Browser browser) {
		Browser.Page toKeycloak = browser.open("/oauth2/authorization/keycloak?next=%2Fnotifications");
		Browser.Page answer = browser.open(toKeycloak.location());
		String callback = answer.location();
		browser.follow(answer);
		assertThat(browser.open(callback).location()).isEqualTo("/notifications");
		assertThat(browser.open("/login/oauth2/code/keycloak?code=x&state=y").location()).isEqualTo("/profile");
		assertThat(Platform.KEYCLOAK.tokenRequests).hasSize(1);
	}

	@Test
	void beginsOnceAnewWhenAnAnswerIsNotOneOfThisBrowser(Browser browser, Browser stranger) {
		String strangers = stranger.open(stranger.open("/oauth2/authorization/keycloak?next=%2Fnotifications").location()).location();
		Browser.Page refused = browser.open(strangers);
		assertThat(refused.location()).isEqualTo("/oauth2/authorization/keycloak?again&next=%2Fnotifications");
		assertThat(Platform.KEYCLOAK.tokenRequests).as("the stranger's code is not used").isEmpty();
		assertThat(browser.follow(refused).address().getPath()).isEqualTo("/notifications");
	}

	@Test
	void tellsThatALoginFailedInsteadOfTryingForEver(Browser browser) {
		Browser.Page again = browser.open("/oauth2/authorization/keycloak?again&next=%2Fnotifications");
		String answer = browser.open(again.location()).location();
		browser.forget("CSRF");
		Browser.Page failed = browser.open(browser.open(answer).location());
		assertThat(failed.document().select("h1").text()).isEqualTo("Войти не получилось");
		assertThat(failed.document().select("main a.button--primary").attr("href")).isEqualTo("/login?next=/notifications");
	}

	@Test
	void doesNotBeginAnewWhatWasCancelled(Browser browser) {
		String state = URI.create(browser.open("/oauth2/authorization/keycloak").location()).getRawQuery().replaceFirst(".*\\bstate=([^&]+).*", "$1");
		assertThat(browser.open("/login/oauth2/code/keycloak?error=access_denied&state=" + state).location()).startsWith("/login?error");
	}

	@Test
	void readsTheSessionOnceForAPage(Browser browser) {
		browser.loggedIn().open("/profile");
		long before = connectionsTaken();
		assertThat(browser.open("/profile").status()).isEqualTo(200);
		assertThat(connectionsTaken() - before).isEqualTo(1);
	}

	private long connectionsTaken() {
		return metrics.get("hikaricp.connections.acquire").timer().count();
	}

	/** Read with every page: stored apart from its row it would cost three times as much. */
	@Test
	void keepsWhatIsInASessionInItsRow(Browser browser) {
		browser.loggedIn();
		String session = sessions.sql("select primary_id from spring_session where session_id = :id").param("id", sessionId(browser))
			.query(String.class).single();
		sessions.sql("""
				insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes)
				select :session, 'long', string_agg(sha256(cast(n as text)::bytea), '') from generate_series(1, 160) n
				""").param("session", session).update();
		assertThat(sessions.sql("""
				select pg_column_size(attribute_bytes) > 5000 and pg_column_toast_chunk_id(attribute_bytes) is null
				from spring_session_attributes
				where session_primary_id = :session and attribute_name = 'long'
				""").param("session", session).query(Boolean.class).single()).isTrue();
	}

	/** A class that this application has, but never keeps in a session; others like it do harm while they are read. */
	@Test
	void endsASessionInWhichSomethingForeignStands(Browser browser) throws IOException {
		String session = primaryId(browser.loggedIn());
		store(session, new AtomicReference<>(new EventListenerList()));
		assertThat(browser.open("/profile").location()).isEqualTo("/login?next=%2Fprofile");
		assertThat(sessions.sql("select count(*) from spring_session where primary_id = :id").param("id", session).query(Integer.class).single()).isZero();
		assertThat(browser.open("/courses").status()).isEqualTo(200);
	}

	@Test
	void leavesOutWhatIsTooLargeToBeOurs(Browser browser) throws IOException {
		store(primaryId(browser.loggedIn()), new ArrayList<>(Collections.nCopies(5000, 1)));
		assertThat(browser.open("/profile").status()).isEqualTo(302);
	}

	/** As one that an older version wrote. */
	@Test
	void takesWhatCannotBeReadForAbsent(Browser browser) {
		sessions.sql("insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) values (:session, 'broken', :bytes)")
			.param("session", primaryId(browser.loggedIn())).param("bytes", new byte[] { 1, 2, 3 }).update();
		assertThat(browser.open("/profile").status()).isEqualTo(200);
	}

	private String primaryId(Browser browser) {
		return sessions.sql("select primary_id from spring_session where session_id = :id").param("id", sessionId(browser)).query(String.class).single();
	}

	private void store(String session, Object what) throws IOException {
		var bytes = new ByteArrayOutputStream();
		new ObjectOutputStream(bytes).writeObject(what);
		sessions.sql("insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) values (:session, 'foreign', :bytes)")
			.param("session", session).param("bytes", bytes.toByteArray()).update();
	}

	private int secondsIdle(Browser browser) {
		return sessions.sql("select max_inactive_interval from spring_session where session_id = :id").param("id", sessionId(browser))
			.query(Integer.class).single();
	}

	private static String sessionId(Browser browser) {
		return new String(Base64.getDecoder().decode(browser.cookie("SESSION").orElseThrow().getValue()), StandardCharsets.US_ASCII);
	}

	@Test
	void marksTheCookieSecureBehindHttps(Browser browser) {
		Browser.Page page = browser.open("/oauth2/authorization/keycloak", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "neuromagic.example", "X-Forwarded-For", "203.0.113.7");
		assertThat(page.setCookies()).anyMatch(cookie -> cookie.startsWith("CSRF=") && cookie.contains("Secure")
				&& cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
		assertThat(page.location()).contains("redirect_uri=http://localhost:8080/login/oauth2/code/keycloak");
	}

	@Test
	void leadsBackToWhereTheLearnerWasGoing(Browser browser) {
		Browser.Page page = browser.show("/notifications?before=abc");
		assertThat(page.address().getPath()).isEqualTo("/notifications");
		assertThat(page.address().getQuery()).isEqualTo("before=abc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//evil.example", "/%5Cevil.example/..", "/\\evil.example", "javascript:alert(1)", "/login?next=/", "/logout",
			"/%0d%0aLocation:evil", "\t//evil.example", "/ok@evil.example", "http:evil.example" })
	void leadsNowhereElse(String next, Browser browser) {
		Browser.Page page = browser.follow(browser.open("/login?" + Browser.pair("next", next)));
		assertThat(page.address().getHost()).isEqualTo("localhost");
		assertThat(page.address().getPath()).isIn("/", "/profile", "/%5Cevil.example/..", "/\\evil.example/..", "/%0d%0aLocation:evil", "/\r\nLocation:evil");
		assertThat(page.response().headers().map()).doesNotContainKey("evil");
		// once logged in, the same
		assertThat(browser.open("/login?" + Browser.pair("next", next)).location()).startsWith("/").doesNotStartWith("//").doesNotStartWith("/\\");
	}

	@Test
	void refusesAnIdTokenOfAnotherIssuer(Browser browser) {
		Platform.KEYCLOAK.issuerOverride = "https://evil.example/realm";
		Browser.Page page = browser.show("/login");
		assertThat(page.address().toString()).contains("/login?error&");
		assertThat(page.document().select("h1").text()).isEqualTo("Войти не получилось");
		assertThat(browser.open("/profile").status()).isEqualTo(302);
	}

	@Test
	void doesNotUseAnAnswerThatItDidNotAskFor(Browser browser) {
		assertThat(browser.open("/login/oauth2/code/keycloak?code=x&state=y").location()).startsWith("/oauth2/authorization/keycloak?again&");
		assertThat(browser.open("/login/oauth2/code/keycloak").location()).startsWith("/oauth2/authorization/keycloak?again&");
		assertThat(Platform.KEYCLOAK.tokenRequests).isEmpty();
		assertThat(browser.open("/login/oauth2/code/other?code=x&state=y").status()).isEqualTo(404);
	}

	@Test
	void renewsATokenThatIsAboutToEnd(Browser browser) {
		Platform.KEYCLOAK.tokenSeconds = 1;
		browser.loggedIn();
		Platform.SERVICES.auth.resetRequests();
		Platform.KEYCLOAK.tokenSeconds = 300;
		browser.open("/profile");
		assertThat(Platform.KEYCLOAK.tokenRequests.getLast()).containsEntry("grant_type", "refresh_token");
		String renewed = "Bearer access-" + Platform.KEYCLOAK.tokenRequests.size();
		Platform.SERVICES.auth.verify(getRequestedFor(urlEqualTo("/api/auth/account")).withHeader("Authorization", equalTo(renewed)));
		int requests = Platform.KEYCLOAK.tokenRequests.size();
		browser.open("/profile");
		assertThat(Platform.KEYCLOAK.tokenRequests).hasSize(requests);
	}

	@Test
	void endsTheSessionWhenKeycloakSaysSo(Browser browser) {
		Platform.KEYCLOAK.tokenSeconds = 1;
		browser.loggedIn();
		Platform.KEYCLOAK.refreshRefused = true;
		assertThat(browser.open("/profile").location()).isEqualTo("/login?next=%2Fprofile");
		assertThat(browser.open("/courses").document().select("a[href=/login]")).isNotEmpty();
	}

	@Test
	void showsTheSessionAsEndedWhenAServiceRefusesTheToken(Browser browser) {
		browser.loggedIn();
		FakeServices.refuse(Platform.SERVICES.quests, get("/api/quests/first-prompt/attempt"), 401, "unauthorized", "");
		Browser.Page page = browser.open("/quest/first-prompt/result");
		assertThat(page.status()).isEqualTo(401);
		assertThat(page.document().select("h1").text()).isEqualTo("Сеанс закончился");
	}

	@Test
	void logsOutOnlyByAFormAndAtKeycloakToo(Browser browser) {
		Browser.Page asked = browser.loggedIn().open("/logout");
		assertThat(asked.document().select("h1").text()).isEqualTo("Выйти из аккаунта?");
		assertThat(browser.open("/profile").status()).isEqualTo(200);
		Browser.Page left = browser.submit(asked, "/logout");
		assertThat(left.location()).contains("/protocol/openid-connect/logout?id_token_hint=", "post_logout_redirect_uri=http://localhost:8080/");
		assertThat(browser.open("/profile").status()).isEqualTo(302);
		assertThat(browser.open("/logout").location()).isEqualTo("/");
	}

	@Test
	void shows403WhenAFormHasNoToken(Browser browser) {
		for (String address : new String[] { "/register", "/logout", "/courses/prompting-basics/start", "/quest/first-prompt/answer", "/notifications/read" }) {
			Browser.Page refused = browser.post(address, "name=x", "Origin", "https://evil.example");
			assertThat(refused.status()).as(address).isEqualTo(403);
			assertThat(refused.document().select("h1").text()).isEqualTo("Форма устарела");
		}
		Platform.SERVICES.courses.verify(0, com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(com.github.tomakehurst.wiremock.client.WireMock.anyUrl()));
	}
}
