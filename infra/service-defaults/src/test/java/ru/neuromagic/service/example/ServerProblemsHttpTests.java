package ru.neuromagic.service.example;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import ru.neuromagic.test.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Over a real socket: what the server refuses itself never reaches MockMvc. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ServerProblemsHttpTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/api/examples/%FF", "/api/examples/%00", "/api/examples/a%3Bb", "/api/examples/%zz", "/api/examples/[",
			"/api/examples/open/page?after=%F0", "/api/examples/open/page?after=%zz", "/api/examples/open/page?%F0=%F0&a" })
	void unreadableAddressIsAProblem(String path) throws IOException {
		try (var socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path)
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "problems/bad-request")
				.doesNotContain("<html", "Tomcat");
		}
	}

}
