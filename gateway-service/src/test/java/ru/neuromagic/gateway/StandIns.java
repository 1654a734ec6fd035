package ru.neuromagic.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway on a real port before stand-in back ends, with time that passes when a test says so. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandIns.Time.class)
abstract class StandIns {

	static final Map<String, WireMockServer> BACK_ENDS = Map.of("web-ui", started(), "auth", started(), "courses", started(),
			"quests", started(), "notifications", started(), "identity", started());

	static final HttpClient CLIENT = HttpClient.newHttpClient();

	@LocalServerPort
	int port;

	@LocalManagementPort
	int managementPort;

	@Autowired
	CircuitBreakerRegistry breakers;

	@Autowired
	Time time;

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry registry) {
		registry.add("management.server.port", () -> 0);
		BACK_ENDS.forEach((name, server) -> registry.add("neuromagic.back-ends." + name + ".uri", server::baseUrl));
		registry.add("neuromagic.tokens.keys", () -> BACK_ENDS.get("identity").baseUrl() + "/id/realms/neuromagic/protocol/openid-connect/certs");
	}

	@BeforeEach
	void everythingWorks() {
		breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
		BACK_ENDS.forEach((name, server) -> {
			server.resetAll();
			server.stubFor(WireMock.any(WireMock.anyUrl())
				.willReturn(WireMock.ok(name).withHeader("Content-Type", "text/plain").withHeader("Server", "Stand-in/1").withHeader("X-Powered-By", "Tests")));
		});
	}

	HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, BodyPublishers.noBody(), headers);
	}

	HttpResponse<String> post(String path, String body, String... headers) {
		return send("POST", path, BodyPublishers.ofString(body), headers);
	}

	HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
		return sendTo(port, method, path, body, headers);
	}

	static HttpResponse<String> sendTo(int port, String method, String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.timeout(Duration.ofSeconds(20))
			.method(method, body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		catch (InterruptedException interrupted) {
			throw new IllegalStateException(interrupted);
		}
	}

	/** For what a well-behaved client cannot say. Returns the whole answer, head and body. */
	String sendRaw(String requestLine, String... headers) {
		String head = requestLine + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n"
				+ String.join("", Stream.of(headers).map(header -> header + "\r\n").toList()) + "\r\n";
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	static List<LoggedRequest> received(String backEnd) {
		return BACK_ENDS.get(backEnd).findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
	}

	static @Nullable String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElse(null);
	}

	private static WireMockServer started() {
		WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
		server.start();
		return server;
	}

	/** Starts now, so that tokens made by a test are valid. */
	@TestConfiguration
	static class Time extends Clock {

		private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

		@Bean
		@Primary
		Clock testClock() {
			return this;
		}

		void passes(Duration duration) {
			now = now.plus(duration);
		}

		@Override
		public Instant instant() {
			return now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
