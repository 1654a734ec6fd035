package ru.neuromagic.load.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionTests {

	private HttpServer server;


	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/chunked", exchange -> answer(exchange, 200, 0, "звёзды ".repeat(3000).getBytes(StandardCharsets.UTF_8)));
		this.server.createContext("/packed", exchange -> {
			byte[] packed = gzip("созвездие");
			exchange.getResponseHeaders().add("Content-Encoding", "gzip");
			answer(exchange, 200, packed.length, packed);
		});
		this.server.createContext("/cookie", exchange -> {
			exchange.getResponseHeaders().add("Set-Cookie", "SESSION=abc; Path=/; HttpOnly");
			exchange.getResponseHeaders().add("Set-Cookie", "KC=def; Path=/id/; Secure");
			exchange.getResponseHeaders().add("Location", "/echo?a=1");
			answer(exchange, 302, -1, new byte[0]);
		});
		this.server.createContext("/forget", exchange -> {
			exchange.getResponseHeaders().add("Set-Cookie", "SESSION=; Max-Age=0; Path=/");
			answer(exchange, 200, 2, "ok".getBytes(StandardCharsets.UTF_8));
		});
		this.server.createContext("/echo", exchange -> {
			byte[] seen = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
					+ exchange.getRequestHeaders().getFirst("Cookie") + " "
					+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
			answer(exchange, 200, seen.length, seen);
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void readsAnswersOfKnownAndUnknownLengthOverOneConnection() throws IOException {
		try (var connection = new Connection(port())) {
			assertThat(connection.send("GET", "/chunked", Map.of(), null).text()).isEqualTo("звёзды ".repeat(3000));
			assertThat(connection.send("GET", "/packed", Map.of(), null).text()).isEqualTo("созвездие");
			assertThat(connection.send("POST", "/echo", Map.of(), "a=б").text()).endsWith("a=б");
		}
	}

	@Test
	void connectsAnewWhenTheServerHasEndedAnIdleConnection() throws IOException {
		try (var connection = new Connection(port())) {
			connection.send("GET", "/packed", Map.of(), null);
			int port = port();
			this.server.stop(0);
			HttpServer next = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
			next.createContext("/", exchange -> answer(exchange, 200, 3, "new".getBytes(StandardCharsets.UTF_8)));
			next.start();
			this.server = next;

			assertThat(connection.send("GET", "/", Map.of(), null).text()).isEqualTo("new");
		}
	}

	@Test
	void aBrowserFollowsRedirectsAndSendsCookiesWhereTheyBelong() throws IOException {
		try (var browser = new Browser(port())) {
			assertThat(browser.open("/cookie")).startsWith("GET /echo?a=1 SESSION=abc");
			assertThat(browser.address()).isEqualTo("/echo?a=1");
			browser.open("/forget");
			assertThat(browser.open("/echo")).startsWith("GET /echo null");
		}
	}

	@Test
	void aWrongPageIsNoAnswer() throws IOException {
		try (var connection = new Connection(port())) {
			Response response = connection.send("GET", "/packed", Map.of(), null);

			assertThat(UnexpectedAnswer.unless(response, 200, "везд")).isEqualTo("созвездие");
			assertThatExceptionOfType(UnexpectedAnswer.class).isThrownBy(() -> UnexpectedAnswer.unless(response, 200, "комета"));
			assertThatExceptionOfType(UnexpectedAnswer.class).isThrownBy(() -> UnexpectedAnswer.unless(response, 302, "везд"));
		}
	}

	private int port() {
		return this.server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange, int status, long length, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, length);
		if (body.length > 0) {
			exchange.getResponseBody().write(body);
		}
		exchange.close();
	}

	private static byte[] gzip(String text) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var packed = new GZIPOutputStream(bytes)) {
			packed.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

}
