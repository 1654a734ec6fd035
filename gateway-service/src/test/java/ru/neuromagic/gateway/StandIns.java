package ru.neuromagic.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The gateway on a real port before stand-in back ends, with time that passes when a test says so. The ports are defined
 * ones, because with a random management port Spring Cloud Gateway would serve its routes there, too.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
		properties = { "logging.level.root=warn", "logging.level.access=warn", "logging.level.ru.neuromagic=error", "spring.main.banner-mode=off" })
@Import(TestTime.class)
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
	TestTime time;

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry registry) {
		int port = closedPort();
		int managementPort = closedPort();
		registry.add("SERVER_PORT", () -> port);
		registry.add("MANAGEMENT_PORT", () -> managementPort);
		registry.add("PUBLIC_URL", () -> "http://localhost:" + port);
		registry.add("ALLOWED_HOSTS", () -> "localhost");
		registry.add("WEB_UI_URL", BACK_ENDS.get("web-ui")::baseUrl);
		registry.add("AUTH_SERVICE_URL", BACK_ENDS.get("auth")::baseUrl);
		registry.add("COURSE_SERVICE_URL", BACK_ENDS.get("courses")::baseUrl);
		registry.add("QUEST_SERVICE_URL", BACK_ENDS.get("quests")::baseUrl);
		registry.add("NOTIFICATION_SERVICE_URL", BACK_ENDS.get("notifications")::baseUrl);
		registry.add("KEYCLOAK_URL", () -> BACK_ENDS.get("identity").baseUrl() + "/id");
		registry.add("OIDC_INTERNAL_URL", () -> BACK_ENDS.get("identity").baseUrl() + "/id/realms/neuromagic");
		registry.add("CLOSED_PORT", StandIns::closedPort);
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
			return readUntilClosed(socket.getInputStream());
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	/** Whoever is refused in the middle of a sentence may see the connection reset instead of closed. */
	private static String readUntilClosed(InputStream input) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try {
			input.transferTo(answer);
		}
		catch (SocketException reset) {
			answer.write('\n');
		}
		return answer.toString(StandardCharsets.UTF_8);
	}

	private static int closedPort() {
		try (ServerSocket freed = new ServerSocket(0)) {
			return freed.getLocalPort();
		}
		catch (IOException noPort) {
			throw new UncheckedIOException(noPort);
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

}
