package ru.neuromagic.gateway;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written by one system call is there, over loopback, with the first read. */
class WholeAnswersHttpTests extends StandIns {

	@Test
	void aSmallAnswerComesInOnePiece() throws IOException {
		BACK_ENDS.get("courses").stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("the end.").withHeader("Content-Length", "8")));
		try (Socket visitor = new Socket("localhost", port)) {
			visitor.setSoTimeout(20_000);
			visitor.getOutputStream().write("GET /api/courses HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			byte[] first = new byte[16 * 1024];
			String answer = new String(first, 0, visitor.getInputStream().read(first), StandardCharsets.US_ASCII);
			assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nthe end.");
		}
	}

}
