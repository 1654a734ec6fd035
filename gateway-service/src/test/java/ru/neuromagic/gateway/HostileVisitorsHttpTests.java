package ru.neuromagic.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Who writes what no browser would, or does not read: costs no more than others, and keeps nothing. */
@TestPropertySource(properties = { "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=4", "neuromagic.visitors.unread=300ms",
		"neuromagic.origin.trusted-proxies=127.0.0.1", "neuromagic.rate-limits.everything.client.requests=1000000" })
@ExtendWith(OutputCaptureExtension.class)
class HostileVisitorsHttpTests extends StandIns {

	/** Below the 16 KB that all headers may have together. */
	private static final int LONGEST = 15_000;

	private static final ServerSocket BACK_END = WholeMessagesHttpTests.listening();

	private static final String HUNG_UP = "hung up";

	private static final String TRACE = "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00\r\n";

	@DynamicPropertySource
	static void address(DynamicPropertyRegistry registry) {
		registry.add("neuromagic.back-ends.quests.uri", () -> "http://127.0.0.1:" + BACK_END.getLocalPort());
	}

	@AfterAll
	static void close() throws IOException {
		BACK_END.close();
	}

	static Stream<Arguments> costsNoMoreThanAnotherOfTheSameLength() {
		return Stream.of(arguments("/gateway/none", "Accept-Language: " + repeated("x-")),
				arguments("/gateway/none", "Accept-Language: " + repeated("en;q=0.1,")),
				arguments("/gateway/none", "Accept-Language: en" + repeated(" ") + "x"),
				arguments("/gateway/none", "Accept: " + repeated("text/htm,")),
				arguments("/gateway/none", "Accept: " + repeated("x")), arguments("/gateway/none", "Cookie: " + repeated("lang=x; ")),
				arguments("/courses", "Cookie: SESSION=" + repeated("a")), arguments("/courses", "Cookie: " + repeated("=;")),
				arguments("/courses", "Connection: " + repeated("a,")), arguments("/courses", "Connection: a" + repeated(" ") + "b"),
				arguments("/courses", "X-Forwarded-For: " + repeated("127.0.0.1,")), arguments("/courses", "X-Forwarded-For: " + repeated(":")),
				arguments("/courses", "X-Forwarded-For: [" + repeated("0")), arguments("/courses", "X-Forwarded-Host: " + repeated("a.")),
				arguments("/courses", "X-Forwarded-Host: [" + repeated(":")), arguments("/courses", "X-Forwarded-Port: " + repeated("1")),
				arguments("/courses", "X-Forwarded-Proto: " + repeated("http,")), arguments("/courses", "X-Request-Id: " + repeated("a.")),
				arguments("/courses", "Range: bytes=" + repeated("0-0,")), arguments("/courses", "Content-Type: text/" + repeated(";a=b")),
				arguments("/courses", TRACE + "tracestate: a=b" + repeated(" ") + "c"),
				arguments("/courses", TRACE + "tracestate: " + repeated("a=b\t,")), arguments("/courses", "traceparent: " + repeated("00-")),
				arguments("/courses", "baggage: a=b" + repeated(" ") + "c"), arguments("/courses", "Upgrade: " + repeated("h2c,")),
				arguments("/courses", "Authorization: Bearer " + repeated(".")),
				arguments("/api/courses", "Authorization: Bearer " + unsigned("{\"alg\":\"RS256\",\"a\":" + "[".repeat(LONGEST / 2))),
				arguments("/api/courses", "Authorization: Bearer " + unsigned("{\"alg\":\"RS256\",\"kid\":" + "9".repeat(LONGEST / 2) + "}")),
				arguments("/gateway/error.css", "If-None-Match: \"a\"" + repeated(" ") + "x"),
				arguments("/gateway/error.css", "If-None-Match: " + repeated("W/\"a\",")),
				arguments("/gateway/error.css", "Range: bytes=" + repeated("0-0,")),
				arguments("/gateway/error.css", "Accept-Encoding: " + repeated("gzip;q=0,")),
				arguments("/courses" + "/actuatorx".repeat(390), "X: x"), arguments("/courses" + "/x".repeat(1_950), "X: x"),
				arguments("/courses/" + "%D1%8F".repeat(660), "X: x"), arguments("/courses?" + "a=b&".repeat(990), "X: x"),
				arguments("/courses?a=" + "%D1%8F".repeat(660), "X: x"), arguments("/courses?" + "=".repeat(4_000), "X: x"));
	}

	@ParameterizedTest
	@MethodSource
	void costsNoMoreThanAnotherOfTheSameLength(String path, String header) {
		String hostile = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n";
		String page = path.startsWith("/gateway/") || path.startsWith("/api/") ? path : "/courses";
		String start = "GET " + page + " HTTP/1.1\r\nHost: localhost\r\nX: ";
		String harmless = start + "x".repeat(Math.max(0, hostile.length() - start.length() - 4)) + "\r\n\r\n";
		BACK_ENDS.get("web-ui").stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("a page").withHeader("Content-Length", "6")));
		BACK_ENDS.get("courses").stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("courses").withHeader("Content-Length", "7")));
		cost(harmless);
		cost(hostile);

		assertThat(cost(hostile)).isLessThan(5 * Math.max(cost(harmless), cost(harmless)));
	}

	/** Of the threads that serve visitors, in nanoseconds, for some requests over one connection. */
	private long cost(String request) {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long before = serving(threads);
		try (Socket visitor = new Socket("localhost", port)) {
			visitor.setSoTimeout(20_000);
			for (int i = 0; i < 20; i++) {
				visitor.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
				readAnswer(visitor.getInputStream());
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		return serving(threads) - before;
	}

	private static long serving(ThreadMXBean threads) {
		long time = 0;
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			if (thread.getName().contains("-http-")) {
				time += Math.max(0, threads.getThreadCpuTime(thread.threadId()));
			}
		}
		return time;
	}

	/** One answer with a known length, and no more. */
	private static void readAnswer(InputStream answers) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = answers.read();
			if (next < 0) {
				throw new SocketException("No answer after: " + head);
			}
			head.append((char) next);
		}
		String length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ", 2)[1];
		answers.readNBytes(Integer.parseInt(length.substring(0, length.indexOf('\r'))));
	}

	private static String repeated(String part) {
		return part.repeat(LONGEST / part.length()).stripTrailing();
	}

	private static String unsigned(String head) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(head.getBytes(StandardCharsets.UTF_8)) + ".e30.e30";
	}

	static List<String> answersWhatIsNoProperRequestAndKeepsNothingOfIt() {
		String post = "POST /courses HTTP/1.1\r\nHost: localhost\r\n";
		return List.of("", "\r\n\r\n", "hello\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
				"GET http://evil.example/courses HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET http:///courses HTTP/1.1\r\nHost: localhost\r\n\r\n",
				"GET ftp://localhost/courses HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET courses HTTP/1.1\r\nHost: localhost\r\n\r\n",
				"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n",
				"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", "OPTIONS /courses HTTP/1.1\r\nHost: localhost\r\n\r\n",
				"GET / HTTP/1.1\r\nHost: localhost\r\nA B: c\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n",
				"GET / HTTP/1.1\r\nHost: localhost\r\n: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nA: b\0c\r\n\r\n",
				"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n",
				"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n",
				"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
				post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\nHost: localhost\r\n\r\n",
				post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", post + "Content-Length: 5, 6\r\n\r\nabcdef",
				post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde", post + "Content-Length: -5\r\n\r\n", post + "Content-Length: x\r\n\r\n",
				post + "Content-Length: 99999999999999999999\r\n\r\n", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
				post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
				post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n\r\n",
				post + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcdeXX\r\n0\r\n\r\n", post + "Content-Length: 10\r\n\r\nhalf",
				post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhal", post + "Expect: 200-ok\r\nContent-Length: 1\r\n\r\na");
	}

	/** Each as often as there are connections to back ends, so that one that was kept would be missed. */
	@ParameterizedTest
	@MethodSource
	void answersWhatIsNoProperRequestAndKeepsNothingOfIt(String request, CapturedOutput output) {
		for (int i = 0; i < 20; i++) {
			String answer = say(request);

			assertThat(answer).doesNotContain("Exception", " 500 ", " 503 ", "/admin");
		}
		assertThat(received("web-ui")).noneMatch(received -> received.getUrl().contains("admin"));
		for (int i = 0; i < 8; i++) {
			assertThat(get("/courses").statusCode()).isEqualTo(200);
		}
		assertThat(breakers.circuitBreaker("web-ui").getMetrics().getNumberOfFailedCalls()).isZero();
		assertThat(output.getAll()).as("nobody is told of a stranger's oddities").doesNotContain("Unexpected error", "Server Error");
	}

	/** Says all at once and hears everything that comes back before the other side, or nobody, has more to say. */
	private String say(String request) {
		try (Socket visitor = new Socket("localhost", port)) {
			visitor.setSoTimeout(20_000);
			visitor.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			visitor.shutdownOutput();
			return new String(visitor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (SocketException reset) {
			return "";
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "HTTP/1.1 200 OK\r\nX: LONG\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "hello\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" })
	void anAnswerThatMakesNoSenseOpensNoBreaker(String answer) throws IOException {
		for (int i = 0; i < 8; i++) {
			try (Socket visitor = visitor("POST /api/quests/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")) {
				try (Socket backEnd = BACK_END.accept()) {
					backEnd.getInputStream().read(new byte[4096]);
					backEnd.getOutputStream().write(answer.replace("LONG", "x".repeat(40_000)).getBytes(StandardCharsets.US_ASCII));
				}
				byte[] seen = new byte[16 * 1024];
				String start = new String(seen, 0, Math.max(0, visitor.getInputStream().read(seen)), StandardCharsets.UTF_8);
				assertThat(start).startsWith("HTTP/1.1 502 ").contains("/problems/service-broke-off");
			}
		}
		assertThat(breakers.circuitBreaker("quests").getMetrics().getNumberOfFailedCalls()).isZero();
	}

	@Test
	@Timeout(30)
	void hangsUpOnWhoDoesNotReadAnAnswer() throws IOException {
		try (Socket visitor = notReading(); Socket backEnd = BACK_END.accept()) {
			assertThat(answer(backEnd, "text/plain")).succeedsWithin(20, TimeUnit.SECONDS).isEqualTo(HUNG_UP);
			assertThat(visitor.isConnected()).isTrue();
		}
	}

	@Test
	@Timeout(30)
	void waitsForWhoReadsSlowly() throws IOException {
		try (Socket visitor = notReading(); Socket backEnd = BACK_END.accept()) {
			CompletableFuture<String> answer = answer(backEnd, "text/plain");

			for (int i = 0; i < 20; i++) {
				assertThat(visitor.getInputStream().readNBytes(64 * 1024)).hasSize(64 * 1024);
				assertGoesOn(answer, Duration.ofMillis(100));
			}
		}
	}

	@Test
	@Timeout(30)
	void waitsForWhoListensToEvents() throws IOException {
		try (Socket visitor = notReading(); Socket backEnd = BACK_END.accept()) {
			CompletableFuture<String> answer = answer(backEnd, "text/event-stream;charset=UTF-8");

			assertGoesOn(answer, Duration.ofMillis(1_500));
			assertThat(visitor.isConnected()).isTrue();
		}
	}

	private static void assertGoesOn(CompletableFuture<String> answer, Duration time) {
		assertThat(answer).failsWithin(time).withThrowableOfType(TimeoutException.class);
	}

	private Socket notReading() throws IOException {
		return visitor("GET /api/quests/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
	}

	private Socket visitor(String request) throws IOException {
		Socket visitor = new Socket();
		visitor.setReceiveBufferSize(8 * 1024);
		visitor.setSoTimeout(20_000);
		visitor.connect(new InetSocketAddress("localhost", port));
		visitor.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
		return visitor;
	}

	/** Much more than the operating system takes for a visitor. Ends when all is said, or nobody is there any more. */
	private static CompletableFuture<String> answer(Socket backEnd, String type) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				OutputStream answer = backEnd.getOutputStream();
				answer.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: 100000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
				for (int i = 0; i < 1_000; i++) {
					answer.write(new byte[100_000]);
				}
				return "all said";
			}
			catch (IOException gone) {
				return HUNG_UP;
			}
		}, task -> Thread.ofVirtual().start(task));
	}

}
