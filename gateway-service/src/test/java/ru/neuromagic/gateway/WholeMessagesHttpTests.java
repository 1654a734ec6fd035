package ru.neuromagic.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written by one system call is there, over loopback, with the first read. */
class WholeMessagesHttpTests extends StandIns {

	private static final ServerSocket BACK_END = listening();

	@DynamicPropertySource
	static void address(DynamicPropertyRegistry registry) {
		registry.add("neuromagic.back-ends.quests.uri", () -> "http://127.0.0.1:" + BACK_END.getLocalPort());
	}

	@AfterAll
	static void close() throws IOException {
		BACK_END.close();
	}

	@Test
	void aSmallAnswerComesInOnePiece() throws IOException {
		BACK_ENDS.get("courses").stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("the end.").withHeader("Content-Length", "8")));

		try (Socket visitor = visitor("GET /api/courses HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
			assertThat(piece(visitor)).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nthe end.");
		}
	}

	@Test
	void aSmallRequestGoesOnInOnePiece() throws IOException {
		try (Socket visitor = visitor("PUT /api/quests/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n\r\nthe end."); Socket backEnd = BACK_END.accept()) {
			assertThat(piece(backEnd)).startsWith("PUT /api/quests/x HTTP/1.1").endsWith("\r\n\r\nthe end.");
			say(backEnd, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nsaved");
			assertThat(piece(visitor)).endsWith("\r\n\r\nsaved");
		}
	}

	@Test
	void aSlowRequestGoesOnInThePiecesThatCome() throws IOException {
		try (Socket visitor = visitor("PUT /api/quests/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nthe \r\n"); Socket backEnd = BACK_END.accept()) {
			assertThat(piece(backEnd)).startsWith("PUT /api/quests/x HTTP/1.1").endsWith("\r\n\r\n4\r\nthe \r\n");
			say(visitor, "4\r\nend.\r\n0\r\n\r\n");
			assertThat(piece(backEnd)).startsWith("4\r\nend.\r\n");
		}
	}

	@Test
	void aHeadGoesOnBeforeItsBodyComes() throws IOException {
		try (Socket visitor = visitor("PUT /api/quests/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n\r\n"); Socket backEnd = BACK_END.accept()) {
			assertThat(piece(backEnd)).startsWith("PUT /api/quests/x HTTP/1.1").endsWith("\r\n\r\n");
			say(visitor, "the end.");
			assertThat(piece(backEnd)).isEqualTo("the end.");
		}
	}

	private Socket visitor(String request) throws IOException {
		Socket visitor = new Socket("localhost", port);
		say(visitor, request);
		return visitor;
	}

	private static void say(Socket socket, String words) throws IOException {
		socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
	}

	private static String piece(Socket socket) throws IOException {
		socket.setSoTimeout(20_000);
		byte[] piece = new byte[16 * 1024];
		return new String(piece, 0, socket.getInputStream().read(piece), StandardCharsets.US_ASCII);
	}

	static ServerSocket listening() {
		try {
			ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
			socket.setSoTimeout(20_000);
			return socket;
		}
		catch (IOException noPort) {
			throw new UncheckedIOException(noPort);
		}
	}

}
