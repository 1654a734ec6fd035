package ru.neuromagic.web.layout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class LearnerPagesTests {

	private static final String PAGE = "<p>Урок о словах и смыслах</p>\n".repeat(100);

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/profile");

	LearnerPagesTests() {
		request.setCookies(new Cookie("SESSION", "anna"));
		request.addHeader(HttpHeaders.ACCEPT_ENCODING, "br, GZip;q=0.5");
	}

	@Test
	void compressesAPage() throws Exception {
		MockHttpServletResponse answer = answer("text/html;charset=UTF-8", PAGE);
		assertThat(answer.getHeader(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
		assertThat(answer.getHeaders(HttpHeaders.VARY)).contains(HttpHeaders.ACCEPT_ENCODING);
		byte[] sent = answer.getContentAsByteArray();
		assertThat(answer.getContentLength()).isEqualTo(sent.length).isLessThan(PAGE.length() / 10);
		assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes(), StandardCharsets.UTF_8))
			.isEqualTo(PAGE);
	}

	@Test
	void sendsAsItStandsWhatIsSmallOrNoPageOrNotTaken() throws Exception {
		assertPlain(answer("text/html;charset=UTF-8", "<p>Да</p>"), "<p>Да</p>");
		assertPlain(answer("application/json;charset=UTF-8", PAGE), PAGE);
		request.removeHeader(HttpHeaders.ACCEPT_ENCODING);
		assertPlain(answer("text/html;charset=UTF-8", PAGE), PAGE);
		for (String refusing : new String[] { "br, gzip;q=0", "identity, gzip; q=0.0", "br" }) {
			request.removeHeader(HttpHeaders.ACCEPT_ENCODING);
			request.addHeader(HttpHeaders.ACCEPT_ENCODING, refusing);
			assertPlain(answer("text/html;charset=UTF-8", PAGE), PAGE);
		}
	}

	@Test
	void leavesGuestsToTheServer() throws Exception {
		request.setCookies(new Cookie("lang", "ru"));
		assertPlain(answer("text/html;charset=UTF-8", PAGE), PAGE);
	}

	@Test
	void leavesWhatIsCompressedAlready() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new LearnerPages("SESSION").doFilter(request, response, (asked, answer) -> {
			((HttpServletResponse) answer).setHeader(HttpHeaders.CONTENT_ENCODING, "br");
			write(answer, "text/html;charset=UTF-8", PAGE);
		});
		assertThat(response.getHeaders(HttpHeaders.CONTENT_ENCODING)).containsExactly("br");
		assertThat(response.getContentAsString()).isEqualTo(PAGE);
	}

	@Test
	void leavesRedirects() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new LearnerPages("SESSION").doFilter(request, response, (asked, answer) -> ((HttpServletResponse) answer).sendRedirect("/courses"));
		assertThat(response.getRedirectedUrl()).isEqualTo("/courses");
		assertThat(response.getHeader(HttpHeaders.CONTENT_ENCODING)).isNull();
	}

	private MockHttpServletResponse answer(String type, String text) throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new LearnerPages("SESSION").doFilter(request, response, (asked, answer) -> write(answer, type, text));
		return response;
	}

	private static void write(ServletResponse answer, String type, String text) throws IOException {
		answer.setContentType(type);
		answer.getWriter().write(text);
	}

	private static void assertPlain(MockHttpServletResponse answer, String text) throws IOException {
		assertThat(answer.getHeader(HttpHeaders.CONTENT_ENCODING)).isNull();
		assertThat(answer.getContentAsString()).isEqualTo(text);
	}
}
