package ru.neuromagic.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Routes, headers and addresses, as a stranger meets them. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = { "neuromagic.back-ends.quests.max-body=1KB", "management.tracing.sampling.probability=1.0", "logging.level.access=info" })
class EntranceHttpTests extends StandIns {

	private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

	@ParameterizedTest
	@CsvSource({ "/, web-ui", "/courses/prompting-basics, web-ui", "/apian, web-ui", "/api/auth/registrations/1, auth",
			"/api/courses, courses", "/api/courses/x/lessons/y, courses", "/api/quests/x/attempt, quests",
			"/api/notifications/unread, notifications", "/id/realms/neuromagic/protocol/openid-connect/auth, identity",
			"/id/realms/neuromagic/protocol/openid-connect/token, identity", "/id/realms/neuromagic/protocol/openid-connect/certs, identity",
			"/id/realms/neuromagic/protocol/openid-connect/logout, identity",
			"/id/realms/neuromagic/protocol/openid-connect/logout/logout-confirm, identity",
			"/id/realms/neuromagic/.well-known/openid-configuration, identity",
			"/id/realms/neuromagic/login-actions/authenticate, identity", "/id/realms/neuromagic/login-actions/action-token, identity",
			"/id/resources/abc/login/neuromagic/css/login.css, identity" })
	void leadsEachAddressToItsBackEnd(String path, String backEnd) {
		HttpResponse<String> answer = get(path);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(backEnd);
		assertThat(received(backEnd)).singleElement().extracting(LoggedRequest::getUrl).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/courses/%D0%BC%D0%B0%D0%B3%D0%B8%D1%8F?q=a%26b+c%20%D1%8F&empty=", "/?x=a=b", "/?x=a=b%20c", "/?x&y==&=z",
			"/login?next=/profile?a=%25zz", "/courses?q=50%25&next=%2Fa%3Fb%3D%2525", "/a+b(c)'d,e!*$&=:@?/?:@'(),;*!$" })
	void passesAddressesOnAsTheyAre(String address) {
		get(address);

		assertThat(received("web-ui")).singleElement().extracting(LoggedRequest::getUrl).isEqualTo(address);
	}

	@ParameterizedTest
	@CsvSource({ "/courses/, /courses", "/courses/?q=a%20b=c&x=, /courses?q=a%20b=c&x=", "/api/courses/, /api/courses",
			"/api/quests/x/attempt/, /api/quests/x/attempt", "/evil.example/, /evil.example", "/http:/, /http:", "/login/?next=//evil.example/, /login?next=//evil.example/" })
	void leadsFromAnAddressWithASlashAtItsEndToTheOneWithout(String path, String led) {
		for (String method : new String[] { "GET", "HEAD", "POST", "PUT" }) {
			HttpResponse<String> answer = send(method, path, BodyPublishers.ofString("x"));

			assertThat(answer.statusCode()).isEqualTo(308);
			assertThat(header(answer, "Location")).isEqualTo(led);
			assertEverywhere(answer);
		}
		BACK_ENDS.keySet().forEach(backEnd -> assertThat(received(backEnd)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example/", "/\\evil.example/", "/%2fevil.example/", "/.//", "/a//" })
	void leadsNobodyElsewhere(String path) {
		assertThat(sendRaw("GET " + path)).startsWith("HTTP/1.1 400 ").doesNotContainIgnoringCase("Location:");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/Actuator/prometheus", "/%61ctuator/env", "/actuato%72",
			"/api/courses/actuator/prometheus", "/api/auth/actuator", "/id/actuator/", "/api", "/api/users", "/id",
			"/id/admin", "/id/admin/master/console", "/id/metrics", "/id/health", "/id/health/ready", "/id/realms/master",
			"/id/realms/master/protocol/openid-connect/auth", "/id/realms/neuromagicx", "/id/realms/neuromagic", "/id/realms/neuromagic/clients-registrations/default",
			"/id/realms/neuromagic/clients-managements/register-node", "/id/realms/neuromagic/account", "/id/realms/neuromagic/account/applications",
			"/id/realms/neuromagic/protocol/saml", "/id/realms/neuromagic/protocol/saml/descriptor", "/id/realms/neuromagic/authz/protection/permission",
			"/id/realms/neuromagic/.well-known/uma2-configuration", "/id/realms/neuromagic/protocol/openid-connect/ext/par/request",
			"/id/realms/neuromagic/protocol/openid-connect/ext/ciba/auth", "/id/realms/neuromagic/protocol/openid-connect/auth/device",
			"/id/realms/neuromagic/protocol/openid-connect/token/introspect", "/id/realms/neuromagic/protocol/openid-connect/revoke",
			"/id/realms/neuromagic/protocol/openid-connect/userinfo", "/id/realms/neuromagic/protocol/openid-connect/login-status-iframe.html",
			"/id/realms/neuromagic/protocol/openid-connect/logout/backchannel-logout", "/id/realms/neuromagic/protocol/openid-connect",
			"/id/realms/neuromagic/device", "/id/realms/neuromagic/device/status", "/id/realms/neuromagic/broker/google/login",
			"/id/realms/neuromagic/broker/google/endpoint", "/id/js/keycloak.js", "/id/robots.txt", "/id/welcome", "/gateway", "/gateway/nothing.css" })
	void keepsClosedAddressesClosed(String path) {
		HttpResponse<String> answer = get(path, "Accept", BROWSER);

		assertThat(answer.statusCode()).isEqualTo(404);
		BACK_ENDS.keySet().forEach(backEnd -> assertThat(received(backEnd)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "//actuator", "/courses//x", "/a/../actuator", "/a/./b", "/..", "/a/%2e%2e/b", "/a/.%2E/b", "/a%2f..%2factuator",
			"/a%2Fb", "/a%5cb", "/a%00b", "/a%0d%0aX:1", "/a%7fb", "/%c0%ae%c0%ae/", "/%ff", "/a;b=c", "/a%3bb", "/%252e%252e/", "/?after=%F0",
			"/?%ff=1", "/courses?q=%C0%AF", "/?a=%ED%A0%80", "/?a=%F4%90%80%80", "/?a=%00", "/courses?a=b=%F0%9F%92" })
	void refusesAddressesThatServersReadDifferently(String path) {
		HttpResponse<String> answer = get(path);

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("Такого адреса не бывает").doesNotContain("Exception");
		BACK_ENDS.keySet().forEach(backEnd -> assertThat(received(backEnd)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /%zz", "GET /courses?q={a}", "GET /courses?q=50%", "GET /a\"b", "GET /api?a=%zz=b",
			"GET /курс", "GET /courses?q=курс" })
	void explainsEvenWhatIsNoAddressAtAll(String requestLine) {
		assertThat(sendRaw(requestLine, "Accept: " + BROWSER, "Accept-Language: en")).startsWith("HTTP/1.1 400 ")
			.contains("This is not a valid address", "Content-Security-Policy: default-src 'self'");
		assertThat(sendRaw(requestLine, "Accept: application/json")).startsWith("HTTP/1.1 400 ")
			.contains("/problems/bad-address");
		assertThat(get("/").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Host: \r\n", "Host: localhost\r\nHost: localhost\r\n", "Host: localhost\r\nHost: evil.example\r\n", "Host: a b\r\n", "Host: a/b\r\n", "Host: a@b\r\n", "Host: localhost, a\r\n",
			"Host: localhost:99999\r\n", "Host: localhost:0\r\n", "Host: [::1\r\n", "Host: [:::1]\r\n", "Host: [localhost]\r\n", "Host: [1%2525]\r\n", "Host: курсы.рф\r\n" })
	void refusesWhoDoesNotSayWhomTheyAsk(String hosts) throws IOException {
		for (String version : new String[] { "HTTP/1.1", "HTTP/1.0" }) {
			try (Socket visitor = new Socket("localhost", port)) {
				visitor.setSoTimeout(20_000);
				visitor.getOutputStream().write(("GET /courses " + version + "\r\n" + hosts + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
				assertThat(new String(visitor.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains(" 400 Bad Request");
			}
		}
		assertThat(received("web-ui")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "a_b", "localhost.", "localhost:1", "127.0.0.1", "[::1]" })
	void answersOnlyUnderTheNameOfTheSite(String host) throws IOException {
		try (Socket visitor = new Socket("localhost", port)) {
			visitor.setSoTimeout(20_000);
			visitor.getOutputStream().write(("GET http://localhost/courses HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
			assertThat(new String(visitor.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 421 ");
		}
		assertThat(received("web-ui")).isEmpty();
	}

	@Test
	void forgetsRangesThatNobodyKnowsOrThatBelongToNoReading() {
		for (String range : new String[] { "lines=0-1", "bytes", "0-1", "" }) {
			get("/courses", "Range", range);
		}
		post("/quest/x", "x", "Range", "bytes=0-0");
		send("HEAD", "/courses", BodyPublishers.noBody(), "Range", "bytes=0-0");
		assertThat(received("web-ui")).hasSize(6).noneMatch(received -> received.containsHeader("Range"));
		assertThat(get("/gateway/error.css", "Range", "lines=0-1").statusCode()).isEqualTo(200);

		get("/api/courses", "Range", "bytes=0-0");
		assertThat(received("courses")).singleElement().extracting(received -> received.getHeader("Range")).isEqualTo("bytes=0-0");
	}

	@Test
	void bringsKeycloakOnlyReadersAndForms() {
		String token = "/id/realms/neuromagic/protocol/openid-connect/token";
		for (String type : new String[] { "application/json", "text/plain", "multipart/form-data;boundary=x", "application/x-www-form-urlencodedx", "x",
				"application/x-www-form-urlencoded;charset=koi8-r" }) {
			HttpResponse<String> refused = post(token, "{", "Content-Type", type, "Accept", "application/json");
			assertProblem(refused, 415, "unsupported-media-type");
			assertThat(header(refused, "Accept-Post")).isEqualTo("application/x-www-form-urlencoded");
		}
		assertThat(post(token, "{").statusCode()).isEqualTo(415);
		for (String method : new String[] { "PUT", "PATCH", "DELETE", "OPTIONS" }) {
			HttpResponse<String> refused = send(method, token, BodyPublishers.noBody(), "Accept", "application/json");
			assertProblem(refused, 405, "method-not-allowed");
			assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD, POST");
		}
		for (String form : new String[] { "%zz", "a=%", "a=%2", "a=%F0&b=c", "a=%00", "a=я" }) {
			assertProblem(post(token, form, "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"), 400, "bad-request");
		}
		assertProblem(get(token + "?kc_locale=%0a", "Accept", "application/json"), 400, "bad-address");
		assertThat(received("identity")).isEmpty();

		String form = "username=%D0%B8+%26&password=%25zz" + "&a=b".repeat(10_000);
		assertThat(post(token, form, "Content-Type", "application/x-www-form-urlencoded").statusCode()).isEqualTo(200);
		assertThat(received("identity")).singleElement().extracting(LoggedRequest::getBodyAsString).isEqualTo(form);
		assertThat(post(token, "a=b", "Content-Type", "Application/X-WWW-Form-URLEncoded;charset=UTF-8").statusCode()).isEqualTo(200);
		assertThat(post(token, "").statusCode()).isEqualTo(200);
	}

	@Test
	void refusesWhatIsTooLongOrTooLarge() {
		assertProblem(get("/api/courses/" + "a".repeat(5_000)), 414, "address-too-long");
		assertProblem(get("/api/courses", "X-Long", "a".repeat(17_000)), 431, "headers-too-large");
		assertThat(sendRaw("GET /" + "a".repeat(20_000))).doesNotContain("200 OK");
		assertThat(sendRaw("GET /", "X-Long: " + "a".repeat(40_000))).doesNotContain("200 OK");
		assertThat(received("web-ui")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "CONNECTED", "PROPFIND", "FOO" })
	void refusesMethodsThatNobodyNeeds(String method) {
		assertThat(sendRaw(method + " /api/courses")).startsWith("HTTP/1.1 405 ")
			.contains("Allow: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT", "method-not-allowed");
	}

	@Test
	void takesABodyUpToTheLimitOfItsRoute() {
		assertThat(post("/quest/x", "a".repeat(64 * 1024)).statusCode()).isEqualTo(200);
		assertThat(received("web-ui")).singleElement().extracting(received -> received.getBody().length).isEqualTo(64 * 1024);
		assertThat(post("/api/quests/x/attempts", "a".repeat(1024)).statusCode()).isEqualTo(200);
		assertProblem(post("/api/quests/x/attempts", "a".repeat(1025)), 413, "body-too-large");
		assertThat(received("quests")).hasSize(1);
	}

	@Test
	void countsABodyWhoseLengthNobodyAnnounced() {
		// not much: whoever is cut off while still writing may not see the answer
		byte[] tooLarge = "a".repeat(1025).getBytes(StandardCharsets.US_ASCII);

		HttpResponse<String> answer = send("PUT", "/api/quests/attempts/1/answers/a",
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)));

		assertProblem(answer, 413, "body-too-large");
		assertThat(send("PUT", "/api/quests/attempts/1/answers/a", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge, 0, 1024)))
			.statusCode()).isEqualTo(200);
	}

	@Test
	void answersOnlyWhenAllOfABodyThatIsTooLargeWasSent() throws IOException {
		byte[] part = "a".repeat(8_000).getBytes(StandardCharsets.US_ASCII);
		try (Socket visitor = new Socket("localhost", port)) {
			visitor.setSoTimeout(20_000);
			OutputStream request = visitor.getOutputStream();
			request.write(("POST /quest/x HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Length: 800000\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			for (int sent = 0; sent < 100; sent++) {
				request.write(part);
			}
			assertThat(new String(visitor.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 413 ")
				.contains("body-too-large", "close");
		}
		assertThat(received("web-ui")).isEmpty();
	}

	@Test
	void doesNotAskForABodyThatIsTooLarge() {
		assertThat(sendRaw("POST /quest/x", "Content-Length: 70000", "Expect: 100-continue")).startsWith("HTTP/1.1 413 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Transfer-Encoding: chunked", "Content-Length: 80000000" })
	void cutsOffAVisitorWhoseBodyDoesNotEnd(String framing) {
		assertThatThrownBy(() -> {
			try (Socket visitor = new Socket("localhost", port)) {
				OutputStream request = visitor.getOutputStream();
				request.write(("POST /quest/x HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
				byte[] part = ("1f40\r\n" + "a".repeat(8_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
				for (int sent = 0; sent < 5_000; sent++) {
					request.write(part);
				}
			}
		}).isInstanceOf(SocketException.class);
	}

	@Test
	void tellsBackEndsWhereARequestComesFromWhateverItSays() {
		get("/courses", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https", "X-Forwarded-Port",
				"444", "X-Forwarded-Prefix", "/evil", "Forwarded", "for=6.6.6.6;host=evil.example;proto=https", "X-Real-IP", "6.6.6.6",
				"X-Original-URL", "/actuator", "X-HTTP-Method-Override", "DELETE", "baggage", "role=admin");

		LoggedRequest received = received("web-ui").getFirst();
		assertThat(received.header("X-Forwarded-For").values()).containsExactly("127.0.0.1");
		assertThat(received.header("X-Forwarded-Host").values()).containsExactly("localhost:" + port);
		assertThat(received.header("X-Forwarded-Proto").values()).containsExactly("http");
		assertThat(received.header("X-Forwarded-Port").values()).containsExactly(Integer.toString(port));
		for (String gone : new String[] { "X-Forwarded-Prefix", "Forwarded", "X-Real-IP", "X-Original-URL", "X-HTTP-Method-Override", "baggage" }) {
			assertThat(received.containsHeader(gone)).as(gone).isFalse();
		}
	}

	@Test
	void givesEachSideOnlyItsOwnCredentials() {
		for (String path : new String[] { "/profile", "/api/auth/account", "/id/realms/neuromagic/login-actions/x" }) {
			get(path, "Authorization", "Bearer abc", "Cookie", "SESSION=xyz");
		}

		assertThat(received("web-ui").getFirst().containsHeader("Authorization")).isFalse();
		assertThat(received("web-ui").getFirst().getHeader("Cookie")).isEqualTo("SESSION=xyz");
		assertThat(received("auth").getFirst().getHeader("Authorization")).isEqualTo("Bearer abc");
		assertThat(received("auth").getFirst().containsHeader("Cookie")).isFalse();
	}

	@Test
	void keepsWhatConcernsAConnectionOnThatConnection() {
		BACK_ENDS.get("web-ui")
			.stubFor(WireMock.get("/courses").willReturn(WireMock.ok("all of it").withHeader("Connection", "X-Hop").withHeader("X-Hop", "1").withHeader("Keep-Alive", "timeout=9")));

		String answer = sendRaw("GET /courses", "Connection: X-Forwarded-For, X-Request-Id, X-Mine", "X-Mine: 1", "Keep-Alive: 300", "TE: trailers",
				"Proxy-Authorization: Basic eA==");

		LoggedRequest received = received("web-ui").getFirst();
		for (String gone : new String[] { "X-Mine", "Keep-Alive", "TE", "Proxy-Authorization" }) {
			assertThat(received.containsHeader(gone)).as(gone).isFalse();
		}
		assertThat(received.getHeader("X-Forwarded-For")).isEqualTo("127.0.0.1");
		assertThat(received.containsHeader("X-Request-Id")).isTrue();
		assertThat(answer).contains("all of it").doesNotContainIgnoringCase("X-Hop").doesNotContainIgnoringCase("timeout=9");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1000, 65_536, 65_537, 300_000 })
	void passesAnswersOfAnySizeOnWhole(int size) {
		String body = "ж".repeat(size / 2) + "-".repeat(size % 2);
		BACK_ENDS.get("web-ui")
			.stubFor(WireMock.any(WireMock.urlEqualTo("/courses"))
				.willReturn(WireMock.ok(body).withHeader("Content-Length", String.valueOf(size)).withHeader("Content-Type", "text/plain;charset=utf-8")));

		assertThat(get("/courses").body()).isEqualTo(body);
		HttpResponse<String> head = send("HEAD", "/courses", BodyPublishers.noBody());
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
	}

	@Test
	void protectsPages() {
		HttpResponse<String> page = get("/courses");

		assertThat(header(page, "Content-Security-Policy")).contains("default-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertEverywhere(page);
		assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
	}

	@Test
	void protectsApisDocsAndOwnAnswersEachInItsWay() {
		assertThat(header(get("/api/courses"), "Content-Security-Policy")).startsWith("default-src 'none'");
		assertThat(header(get("/api/courses/swagger-ui/index.html"), "Content-Security-Policy")).contains("script-src 'self'", "style-src 'self' 'unsafe-inline'");
		assertThat(header(get("/api/courses/docs"), "Content-Security-Policy")).contains("script-src 'self'");
		assertThat(header(get("/actuator", "Accept", BROWSER), "Content-Security-Policy")).startsWith("default-src 'none'; style-src 'self'");
		for (String path : new String[] { "/api/courses", "/api/none", "/actuator", "/a//b", "/gateway/error.css", "/id/resources/x" }) {
			assertEverywhere(get(path));
		}
	}

	@Test
	void leavesAPolicyThatABackEndSetsItself() {
		BACK_ENDS.get("identity")
			.stubFor(WireMock.get("/id/realms/neuromagic/login-actions/login")
				.willReturn(WireMock.ok()
					.withHeader("Content-Security-Policy", "frame-src 'self'; frame-ancestors 'self'; object-src 'none';")
					.withHeader("X-Frame-Options", "SAMEORIGIN")
					.withHeader("Referrer-Policy", "no-referrer")));

		HttpResponse<String> login = get("/id/realms/neuromagic/login-actions/login");

		assertThat(login.headers().allValues("Content-Security-Policy")).containsExactly("frame-src 'self'; frame-ancestors 'self'; object-src 'none';");
		assertThat(login.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
		assertThat(login.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
		assertEverywhere(login);
	}

	@Test
	void answersInTheThemeThatTheVisitorChose() {
		assertThat(get("/actuator", "Accept", BROWSER, "Cookie", "theme=light; motion=off").body())
			.contains("<html lang=\"ru\" data-theme=\"light\" data-motion=\"off\">");
		assertThat(get("/actuator", "Accept", BROWSER, "Cookie", "theme=pink").body()).contains("<html lang=\"ru\">");
	}

	@Test
	void answersInTheVisitorsLanguageAndForm() {
		assertThat(get("/actuator", "Accept", BROWSER).body()).contains("<html lang=\"ru\">", "Здесь ничего нет");
		assertThat(get("/actuator", "Accept", BROWSER, "Accept-Language", "en-GB,en;q=0.9").body()).contains("<html lang=\"en\">", "There is nothing here");
		assertThat(get("/actuator", "Accept", BROWSER, "Accept-Language", "de").body()).contains("<html lang=\"ru\">");
		assertThat(get("/actuator", "Accept", BROWSER, "Accept-Language", "ru", "Cookie", "lang=en").body()).contains("<html lang=\"en\">");
		assertThat(get("/actuator", "Accept", BROWSER, "Accept-Language", "!;q=x").body()).contains("<html lang=\"ru\">");
		assertProblem(get("/actuator", "Accept", "application/json"), 404, "not-found");
		assertProblem(get("/api/none", "Accept", BROWSER), 404, "not-found");
		assertThat(get("/actuator", "Accept", BROWSER).body()).doesNotContain("<script", "style=", "<style");
		assertThat(header(get("/gateway/error.css"), "Content-Type")).startsWith("text/css");
	}

	@Test
	void escapesWhatAStrangerPutsIntoAnErrorPage() {
		assertThat(get("/actuator/%3Cscript%3E", "Accept", BROWSER, "X-Request-Id", "<script>alert(1)</script>").body()).doesNotContain("<script");
	}

	@Test
	void passesRequestIdAndTraceOnAndLogsThemWithoutTheQuery(CapturedOutput output) {
		HttpResponse<String> answer = get("/api/courses/x?code=secret123", "X-Request-Id", "my-request.42", "traceparent",
				"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", "baggage", "stranger=1");

		assertThat(header(answer, "X-Request-Id")).isEqualTo("my-request.42");
		LoggedRequest received = received("courses").getFirst();
		assertThat(received.getHeader("X-Request-Id")).isEqualTo("my-request.42");
		assertThat(received.header("traceparent").values()).singleElement().asString().startsWith("00-0af7651916cd43dd8448eb211c80319c-")
			.as("a stranger does not decide what is recorded")
			.endsWith("-01");
		assertThat(received.containsHeader("baggage")).isFalse();
		assertThat(received.getUrl()).isEqualTo("/api/courses/x?code=secret123");
		await().untilAsserted(() -> assertThat(output.getOut()).containsPattern("GET /api/courses/x 200 in \\d+ ms"));
		assertThat(output.getOut()).doesNotContain("secret123");
	}

	@Test
	void logsNoTokens(CapturedOutput output) {
		get("/unsubscribe/secret-of-a-letter");
		send("DELETE", "/api/notifications/subscriptions/secret-of-a-letter", BodyPublishers.noBody());
		get("/id/realms/neuromagic/login-actions/action-token?key=secret-of-a-letter&execution=secret-of-a-letter#secret-of-a-letter");

		await().untilAsserted(() -> assertThat(output.getOut()).contains("GET /unsubscribe/… 200", "DELETE /api/notifications/subscriptions/… 200",
				"GET /id/realms/neuromagic/login-actions/action-token 200"));
		assertThat(output.getAll()).doesNotContain("secret-of-a-letter");
	}

	@Test
	void passesNoNotesOfOthersTracesOn() {
		get("/courses", "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", "tracestate", "a=b");

		assertThat(received("web-ui").getFirst().getHeader("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
		assertThat(received("web-ui").getFirst().containsHeader("tracestate")).isFalse();
	}

	@Test
	void makesARequestIdWhereThereIsNoGoodOne() {
		assertThat(header(get("/"), "X-Request-Id")).hasSize(36);
		assertThat(header(get("/", "X-Request-Id", "a b"), "X-Request-Id")).hasSize(36);
		assertThat(header(get("/", "X-Request-Id", "a".repeat(65)), "X-Request-Id")).hasSize(36);
	}

	/** The second is answered at once, while the first is still waited for: then Reactor Netty before 1.3.8 read nothing any more. */
	@Test
	void answersOnAfterRequestsThatCameTogether() throws IOException {
		BACK_ENDS.get("courses").stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("late").withFixedDelay(300)));
		String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n%s\r\n";
		try (Socket visitor = new Socket("localhost", port)) {
			visitor.setSoTimeout(10_000);
			visitor.getOutputStream().write((request.formatted("/api/courses", "") + request.formatted("/api/nothing", "")).getBytes(StandardCharsets.US_ASCII));
			var answers = new Scanner(visitor.getInputStream(), StandardCharsets.UTF_8);
			assertThat(answers.findWithinHorizon("HTTP/1.1 200", 0)).isNotNull();
			assertThat(answers.findWithinHorizon("HTTP/1.1 404", 0)).isNotNull();
			visitor.getOutputStream().write(request.formatted("/courses", "Connection: close\r\n").getBytes(StandardCharsets.US_ASCII));
			assertThat(answers.findWithinHorizon("HTTP/1.1 200", 0)).isNotNull();
		}
	}

	@Test
	void showsItsActuatorOnItsOwnPortOnly() {
		for (String path : new String[] { "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus" }) {
			assertThat(sendTo(managementPort, "GET", path, BodyPublishers.noBody()).statusCode()).as(path).isEqualTo(200);
			assertThat(get(path).statusCode()).as(path).isEqualTo(404);
		}
		get("/api/courses");
		assertThat(sendTo(managementPort, "GET", "/actuator/prometheus", BodyPublishers.noBody()).body())
			.contains("resilience4j_circuitbreaker_state", "http_server_requests_seconds_bucket");
		for (String path : new String[] { "/actuator/env", "/actuator/gateway/routes", "/", "/api/courses", "/id/admin/" }) {
			assertThat(sendTo(managementPort, "GET", path, BodyPublishers.noBody()).statusCode()).as(path).isEqualTo(404);
		}
	}

	private static void assertEverywhere(HttpResponse<String> answer) {
		assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(header(answer, "Referrer-Policy")).isNotBlank();
		assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
		assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
		assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
		assertThat(header(answer, "Content-Security-Policy")).isNotBlank();
		assertThat(header(answer, "X-Request-Id")).isNotBlank();
		assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
	}

	static void assertProblem(HttpResponse<String> answer, int status, String type) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status)
			.doesNotContain("Exception", "ru.neuromagic.gateway");
	}

}
