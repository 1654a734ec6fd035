package ru.neuromagic.web;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

import com.github.tomakehurst.wiremock.client.WireMock;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

/** What no browser sends, byte by byte: none of it is a failure of ours, and whatever is refused is refused by a page of ours. */
@PagesTest
class HostileRequestsTests {

	private static final List<String> PAGES = List.of("/", "/about", "/contact", "/faq", "/register", "/verify/" + FakeServices.REGISTRATION, "/login", "/login?error",
			"/logout", "/courses", "/courses/prompting-basics", "/courses/prompting-basics/lessons/context", "/quests", "/quest/first-prompt", "/profile",
			"/notifications", "/notifications/settings", "/unsubscribe/" + FakeServices.SUBSCRIPTION_TOKEN, "/offline", "/manifest.webmanifest", "/service-worker.js",
			"/robots.txt", "/assets/css/app.css", "/terms/2026-11-23", "/try", "/error", "/oauth2/authorization/keycloak", "/login/oauth2/code/keycloak", "/no-such-page");

	private static final List<String> COMMANDS = List.of("/contact", "/register", "/try", "/logout", "/verify/" + FakeServices.REGISTRATION,
			"/courses/prompting-basics/start", "/courses/prompting-basics/lessons/context/complete", "/quest/first-prompt/start", "/quest/first-prompt/answer",
			"/quest/first-prompt/check", "/quest/first-prompt/hint", "/quest/first-prompt/complete", "/notifications/read", "/notifications/settings", "/error");

	static final List<String> QUERIES = List.of("x=a=b", "%", "%zz", "%00", "a=%F0", "a=%C0%AF", "after=%F0", "x=%ff%fe&lang=en", "lang=en&lang=ru", "=", "&&&", "a&b&c", "a=b;c=d",
			"next=/profile?a=%25zz", "next=%2F%2Fevil.example", "next=/%5C%5Cevil", "state=%00", "state=" + "A".repeat(4000), "code=x&state=y", "error=x", "again&next=%F0",
			"notice=%F0%9F%92%A9", "theme=%00", "_method=DELETE", "_csrf=a&_csrf=b", "task=99999999999999999999", "before=%2527", "q={x}", "x=" + "a".repeat(7000),
			"a=1&".repeat(1500), "continue", "status=999", "text=" + "%D1%8F".repeat(1000), "choices[99999999]=x", "a.b.c=d");

	static final List<String> HEADERS = List.of("Cookie: SESSION=AA==", "Cookie: SESSION=", "Cookie: SESSION=%00", "Cookie: SESSION=/w==", "Cookie: SESSION=" + "QUFB".repeat(1900),
			"Cookie: SESSION=a; SESSION=b; SESSION=c", "Cookie: " + "SESSION=MDE5OGMwZGUtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw; ".repeat(100), "Cookie: CSRF=x", "Cookie: lang=%00; theme=\u0000; motion=\"",
			"Cookie: lang=\u00ff\u00fe", "Cookie: =;;;=", "Cookie: a=\"b", "Cookie: $Version=1; SESSION=x", "Cookie: " + "a=b; ".repeat(1500),
			"Accept-Language: " + "x-".repeat(3000) + "x", "Accept-Language: " + "en,".repeat(2500), "Accept-Language: \u00ff", "Accept-Language: en;q=zz",
			"Accept: application/xml", "Accept: */*;q=0", "Accept: text", "Accept: ,", "Accept: " + "text/a,".repeat(1500), "Accept: " + "*/*;a=b".repeat(800), "Accept-Encoding: ;q=0,gzip;q=0.",
			"Accept-Encoding: " + "gzip;".repeat(2000), "Range: lines=1-2", "Range: bytes=9-1", "Range: bytes=" + "0-0,".repeat(900), "If-None-Match: \"", "If-None-Match: " + "W/\"a\",".repeat(1500),
			"If-Modified-Since: never", "X-Forwarded-For: abc.de", "X-Forwarded-For: ::::", "X-Forwarded-For: " + "1.2.3.4,".repeat(1500), "X-Forwarded-For: 999.1.1.1", "X-Forwarded-Port: 99999999",
			"X-Forwarded-Proto: javascript", "X-Forwarded-Host: [", "X-Forwarded-Host: a:b:c", "X-Forwarded-Prefix: //evil.example", "Forwarded: for=\"", "Forwarded: host=[;proto=%", "X-HTTP-Method-Override: DELETE",
			"Origin: \u0001", "Referer: http://localhost:8080/%zz", "Expect: 200-maybe", "Content-Type: multipart/form-data", "Content-Length: 5x", "Upgrade: h2c", "X-Requested-With: fetch", "Sec-Fetch-Site: same-origin",
			"traceparent: 00-zz-zz-zz", "tracestate: " + "a=b,".repeat(1000), "Transfer-Encoding: gzip");

	/** Each would be refused before the application is asked. */
	static final List<String> LINES = List.of("GET /%zz HTTP/1.1", "GET /% HTTP/1.1", "GET /\\ HTTP/1.1", "GET /a|b HTTP/1.1", "GET /?a=<b> HTTP/1.1", "GET /%00 HTTP/1.1", "GET /%2e%2e%2fetc HTTP/1.1", "GET /../../etc HTTP/1.1",
			"GET /a%2Fb HTTP/1.1", "GET /a;b=c/d HTTP/1.1", "GET /courses/%F0 HTTP/1.1", "GET /%C0%AF HTTP/1.1", "GET //evil.example/ HTTP/1.1", "GET http://evil.example/ HTTP/1.1", "GET * HTTP/1.1", "OPTIONS * HTTP/1.1", "GET  HTTP/1.1",
			"CONNECT evil.example:443 HTTP/1.1", "TRACE / HTTP/1.1", "TRACK / HTTP/1.1", "FOO / HTTP/1.1", "PUT / HTTP/1.1", "DELETE /courses HTTP/1.1", "PATCH /error HTTP/1.1", "PROPFIND / HTTP/1.1", "get / HTTP/1.1", "GET / HTTP/9.9", "G\u0001T / HTTP/1.1",
			"GET /error HTTP/1.1", "HEAD /error HTTP/1.1", "GET /error?status=200 HTTP/1.1", "GET /oauth2/authorization/x HTTP/1.1", "GET /oauth2/authorization/%00 HTTP/1.1", "GET /login/oauth2/code/x HTTP/1.1", "GET /actuator/env HTTP/1.1", "GET /" + "a".repeat(7000) + " HTTP/1.1",
			"GET /" + "a/".repeat(3000) + " HTTP/1.1", "GET /courses/" + "%D1%8F".repeat(900) + " HTTP/1.1", "GET /quest/first-prompt/..%2f HTTP/1.1", "GET /assets/..%2f..%2fapplication.yaml HTTP/1.1", "GET /assets/css/ HTTP/1.1", "GET /" + "a".repeat(30000) + " HTTP/1.1");

	static final List<String> BODIES = List.of("application/json|{", "application/json|{\"name\":1}", "text/plain|a=b", "application/xml|<a/>", "multipart/form-data; boundary=b|--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--b--\r\n",
			"multipart/form-data|x", "multipart/form-data; boundary=|--", "|a=b", "x|a=b", "application/x-www-form-urlencoded; charset=nope|a=b", "application/x-www-form-urlencoded; charset=utf-16|\u0000a\u0000=", "application/x-www-form-urlencoded|%zz=%",
			"application/x-www-form-urlencoded|a=%F0%F0", "application/x-www-form-urlencoded|" + "a=b&".repeat(2000), "application/x-www-form-urlencoded|" + "x".repeat(70_000), "application/x-www-form-urlencoded|text=a&text=b&name=a&name=b&code=1&code=2&attempt=1&attempt=2",
			"application/x-www-form-urlencoded|choices[99999999]=x&choices[a]=b&choices[=c&text[0]=d&attempt.x=e&class.module.classLoader=f&=g&[]=h", "application/x-www-form-urlencoded|" + IntStream.range(0, 400).mapToObj(i -> "choices=" + i).collect(Collectors.joining("&")),
			"application/x-www-form-urlencoded|task=%00&attempt=%00&text=%00&name=%00&email=%00&message=%00&key=%00&code=%00&course=%00&position=%00", "application/x-www-form-urlencoded|_csrf=a&_csrf=b&_method=PUT");

	private final int port;

	HostileRequestsTests(@Value("${local.server.port}") int port) {
		this.port = port;
	}

	@ParameterizedTest
	@FieldSource("QUERIES")
	void noQueryFails(String query, Browser browser) {
		for (String page : PAGES) {
			meet("GET " + page + (page.contains("?") ? "&" : "?") + query + " HTTP/1.1", List.of(), "");
		}
	}

	@ParameterizedTest
	@FieldSource("HEADERS")
	void noHeaderFails(String header, Browser browser) {
		for (String page : PAGES) {
			meet("GET " + page + " HTTP/1.1", List.of(header), "");
		}
		for (String command : COMMANDS) {
			meet("POST " + command + " HTTP/1.1", List.of(header, "Content-Type: application/x-www-form-urlencoded", "Content-Length: 0"), "");
		}
	}

	@ParameterizedTest
	@FieldSource("LINES")
	void noRequestLineFails(String line, Browser browser) {
		Answer answer = meet(line, List.of(), "");
		assertThat(answer.status()).isIn(200, 302, 400, 404, 405, 414, 431, 501, 505);
	}

	/** For guests without a token and for learners with a good one. */
	@ParameterizedTest
	@FieldSource("BODIES")
	void noBodyFails(String body, Browser browser) {
		Browser.Page page = browser.loggedIn().open("/notifications/settings");
		String token = Browser.pair("_csrf", page.form("/notifications/settings").select("[name=_csrf]").val());
		String session = "Cookie: SESSION=" + browser.cookie("SESSION").orElseThrow().getValue();
		String type = body.substring(0, body.indexOf('|'));
		String content = body.substring(type.length() + 1);
		for (String command : COMMANDS) {
			for (String origin : List.of("http://localhost:8080", "https://evil.example")) {
				meet("POST " + command + " HTTP/1.1", List.of("Content-Type: " + type, "Origin: " + origin), content);
				if (!command.equals("/logout")) {
					meet("POST " + command + " HTTP/1.1", List.of("Content-Type: " + type, "Origin: " + origin, session), token + "&" + content);
				}
			}
		}
		meet("POST /unsubscribe/" + FakeServices.SUBSCRIPTION_TOKEN + " HTTP/1.1", List.of("Content-Type: " + type), content);
	}

	/** Parts of all of the above put together by chance; {@code -Dfuzz.inputs} and {@code -Dfuzz.seed} say how many and which. */
	@Test
	void nothingPutTogetherByChanceFails(Browser browser) {
		long seed = Long.getLong("fuzz.seed", 20261201L);
		var chance = new Random(seed);
		for (int i = 0; i < Integer.getInteger("fuzz.inputs", 1500); i++) {
			String page = chance.nextInt(5) == 0 ? "/" + noise(chance, 20) : pick(PAGES, chance);
			String query = chance.nextBoolean() ? pick(QUERIES, chance) : noise(chance, 40);
			List<String> headers = Stream.generate(() -> chance.nextInt(3) == 0 ? "Cookie: SESSION=" + noise(chance, 30) : pick(HEADERS, chance))
				.limit(chance.nextInt(4)).toList();
			meet(pick(List.of("GET", "HEAD", "POST", "OPTIONS"), chance) + " " + page + (page.contains("?") ? "&" : "?") + query + " HTTP/1.1", headers,
					"", "seed " + seed + ", input " + i);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/?x=a=b,200", "/error,404", "/oauth2/authorization/x,404", "/login/oauth2/code/x,404", "/login?next=/profile?a=%25zz,302" })
	void isMetAsItDeserves(String address, int status, Browser browser) {
		assertThat(browser.open(address).status()).isEqualTo(status);
	}

	@Test
	void whatIsNoSessionIsAGuest(Browser browser) {
		assertThat(browser.open("/about", "Cookie", "SESSION=AA==").status()).isEqualTo(200);
		assertThat(browser.open("/profile", "Cookie", "SESSION=AA==").location()).startsWith("/login?next=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/courses", "/assets/css/app.css", "/robots.txt", "/service-worker.js" })
	void rangesAreAnsweredWithTheWhole(String address, Browser browser) {
		String whole = browser.open(address, "Accept", "*/*").html();
		for (String range : List.of("lines=1-2", "bytes=0-1", "bytes=9-1", "bytes=0-0,2-3")) {
			Browser.Page page = browser.open(address, "Range", range, "Accept", "*/*");
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.html().length()).isEqualTo(whole.length());
		}
	}

	/** The answer could not be given, so nothing is done. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "406|application/x-www-form-urlencoded|Accept: application/xml", "406|application/x-www-form-urlencoded|Accept: text/html;q=0",
			"406|application/x-www-form-urlencoded|Accept: application/xml~X-Requested-With: fetch", "415|application/json|Accept: text/html", "415|multipart/form-data; boundary=b|Accept: text/html",
			"415|text/plain|Accept: */*" })
	void aRefusedCommandHasNoEffect(int status, String type, String headers, Browser browser) {
		Browser.Page page = browser.loggedIn().open("/notifications/settings");
		String token = page.form("/notifications/settings").select("[name=_csrf]").val();
		Platform.SERVICES.reset();
		var sent = new ArrayList<>(List.of(headers.split("~")));
		sent.addAll(List.of("Content-Type: " + type, "X-CSRF-TOKEN: " + token, "Cookie: SESSION=" + browser.cookie("SESSION").orElseThrow().getValue()));
		for (String command : COMMANDS) {
			String body = Browser.pair("_csrf", token) + "&attempt=" + FakeServices.ATTEMPT + "&task=what-helps&choices=a&text=x&number=1";
			assertThat(meet("POST " + command + " HTTP/1.1", sent, body).status()).as(command).isEqualTo(status);
		}
		Stream.of(Platform.SERVICES.auth, Platform.SERVICES.courses, Platform.SERVICES.quests, Platform.SERVICES.notifications)
			.forEach(service -> service.verify(0, WireMock.anyRequestedFor(anyUrl())));
	}

	@Test
	void lookingAtACommandHasNoEffect(Browser browser) {
		browser.loggedIn();
		Platform.SERVICES.reset();
		for (String method : List.of("HEAD", "OPTIONS", "PUT", "DELETE")) {
			for (String command : COMMANDS) {
				browser.ask(method, command, java.util.Map.of());
			}
		}
		Stream.of(Platform.SERVICES.courses, Platform.SERVICES.quests, Platform.SERVICES.notifications).forEach(service -> {
			service.verify(0, WireMock.putRequestedFor(anyUrl()));
			service.verify(0, WireMock.postRequestedFor(anyUrl()));
			service.verify(0, WireMock.deleteRequestedFor(anyUrl()));
		});
	}

	/** Work must not grow faster than the text: compared is a harmless header of the same length. */
	@ParameterizedTest
	@ValueSource(strings = { "Accept-Language: ~x-", "Accept-Language: ~a,", "Accept-Language: ~en;q=0.5,", "Cookie: ~a=b; ", "Cookie: SESSION=~QUFB", "Cookie: CSRF=~A", "Accept: ~text/a,", "Accept: */*~;a=b",
			"Accept-Encoding: ~;q=0.", "X-Forwarded-For: ~1.2.3.4,", "Forwarded: ~for=a;", "If-None-Match: ~W/\"a\",", "Range: bytes=~0-0,", "Origin: ~a", "Referer: http://localhost:8080/~%2e" })
	void noHeaderCostsMoreThanItsLength(String header, Browser browser) {
		String repeated = header.substring(header.indexOf('~') + 1);
		String hostile = header.replace("~" + repeated, repeated.repeat(7000 / repeated.length()));
		String harmless = "X-Nothing: " + "a".repeat(hostile.length() - 11);
		Supplier<Long> cost = () -> cpu(() -> meet("GET /about?lang=ru HTTP/1.1", List.of(hostile), ""));
		Supplier<Long> plain = () -> cpu(() -> meet("GET /about?lang=ru HTTP/1.1", List.of(harmless), ""));
		IntStream.range(0, 10).forEach(_ -> { cost.get(); plain.get(); });
		assertThat(least(cost)).isLessThan(8 * least(plain) + 20_000_000);
	}

	private static long least(Supplier<Long> cost) {
		return Stream.generate(cost).limit(7).mapToLong(Long::longValue).min().orElseThrow();
	}

	/** Of the whole process: the server's threads are virtual ones. */
	private static long cpu(Runnable work) {
		var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long before = process.getProcessCpuTime();
		work.run();
		return process.getProcessCpuTime() - before;
	}

	private record Answer(int status, String head, String body) {
	}

	private Answer meet(String line, List<String> headers, String body) {
		return meet(line, headers, body, "");
	}

	private Answer meet(String line, List<String> headers, String body, String which) {
		Answer answer = send(line, headers, body);
		String asked = which + " " + line + " " + headers + " " + body;
		String shown = asked.length() > 700 ? asked.substring(0, 700) + "…" : asked;
		assertThat(answer.status()).as(shown).isBetween(200, 499 + (answer.status() == 501 || answer.status() == 505 ? 6 : 0));
		assertThat(answer.body()).as(shown).doesNotContain("Apache Tomcat", "HTTP Status", "Whitelabel", "Exception", "org.springframework");
		if (answer.status() >= 400 && !answer.body().isEmpty() && answer.head().contains("text/html")) {
			assertThat(Jsoup.parse(answer.body()).select("h1")).as(shown).hasSize(1);
		}
		return answer;
	}

	private Answer send(String line, List<String> headers, String body) {
		byte[] content = body.getBytes(StandardCharsets.ISO_8859_1);
		var head = new StringBuilder(line).append("\r\nHost: localhost:8080\r\nConnection: close\r\n");
		headers.forEach(header -> head.append(header).append("\r\n"));
		if (content.length > 0) {
			head.append("Content-Length: ").append(content.length).append("\r\n");
		}
		try (var socket = new Socket("localhost", port)) {
			socket.setSoTimeout(20_000);
			try {
				socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
				socket.getOutputStream().write(content);
				socket.getOutputStream().flush();
			}
			catch (IOException closed) {
				// refused before all was read: the answer is there
			}
			return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException reset) {
			// refused without a word, as what is too large to be read to its end may be
			return new Answer(400, "", "");
		}
	}

	private static Answer answer(String text) {
		if (!text.startsWith("HTTP/1.1 ")) {
			return new Answer(400, "", text);
		}
		int end = text.indexOf("\r\n\r\n");
		return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
	}

	private static String pick(List<String> all, Random chance) {
		return all.get(chance.nextInt(all.size()));
	}

	private static String noise(Random chance, int most) {
		return chance.ints(chance.nextInt(most) + 1, 0x21, 0x100).mapToObj(code -> chance.nextInt(4) == 0 ? "%" + Integer.toHexString(code) : Character.toString(code))
			.collect(Collectors.joining());
	}
}
