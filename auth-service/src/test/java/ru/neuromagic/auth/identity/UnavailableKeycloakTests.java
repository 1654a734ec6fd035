package ru.neuromagic.auth.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;

import ru.neuromagic.content.email.EmailAddress;


import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnavailableKeycloakTests {

	private static final EmailAddress EMAIL = new EmailAddress("anna@example.org");

	private static final int BREAKER_CALLS = 4;

	@Test
	void waitsNoLongerThanItsTimeoutForASocketThatNeverAnswers() throws IOException {
		try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				Keycloak keycloak = keycloak(silent.getLocalPort())) {
			IdentityProvider identities = provider(keycloak, silent.getLocalPort());
			assertThat(timeOfFailure(identities)).isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
		}
	}

	@Test
	void leavesASilentProviderAloneAfterSomeFailures() throws IOException {
		try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				Keycloak keycloak = keycloak(silent.getLocalPort())) {
			IdentityProvider identities = provider(keycloak, silent.getLocalPort());
			for (int i = 0; i < BREAKER_CALLS; i++) {
				timeOfFailure(identities);
			}
			assertThat(timeOfFailure(identities)).isLessThan(Duration.ofMillis(200));
		}
	}

	@Test
	void failsAtOnceWhenNobodyListens() throws IOException {
		int port;
		try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = closed.getLocalPort();
		}
		try (Keycloak keycloak = keycloak(port)) {
			assertThat(timeOfFailure(provider(keycloak, port))).isLessThan(Duration.ofSeconds(5));
		}
	}

	@Test
	void triesAgainAfterAWhile() throws IOException {
		var status = new AtomicInteger(500);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			String answer = exchange.getRequestURI().getPath().endsWith("/token")
					? "{\"access_token\":\"t\",\"expires_in\":300,\"token_type\":\"Bearer\"}" : "[]";
			byte[] body = answer.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(status.get(), body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		try (Keycloak keycloak = keycloak(server.getAddress().getPort())) {
			IdentityProvider identities = provider(keycloak, server.getAddress().getPort());
			for (int i = 0; i <= BREAKER_CALLS; i++) {
				timeOfFailure(identities);
			}
			status.set(200);
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.ignoreException(IdentityUnavailableException.class)
				.until(() -> identities.find(EMAIL).isEmpty());
		}
		finally {
			server.stop(0);
		}
	}

	private static Duration timeOfFailure(IdentityProvider identities) {
		Instant start = Instant.now();
		assertThatExceptionOfType(IdentityUnavailableException.class).isThrownBy(() -> identities.find(EMAIL));
		return Duration.between(start, Instant.now());
	}

	private static Keycloak keycloak(int port) {
		return new KeycloakConfiguration().keycloak(properties(port));
	}

	private static IdentityProvider provider(Keycloak keycloak, int port) {
		return new KeycloakIdentityProvider(keycloak, properties(port),
				new KeycloakConfiguration().identityBreaker(properties(port), new SimpleMeterRegistry()));
	}

	private static KeycloakProperties properties(int port) {
		return new KeycloakProperties("http://127.0.0.1:" + port + "/id", "neuromagic", "auth-service", "secret",
				Duration.ofMillis(300), Duration.ofMillis(300), 4,
				new KeycloakProperties.Breaker(BREAKER_CALLS, 50, Duration.ofMillis(500)));
	}

}
