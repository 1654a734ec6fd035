package ru.neuromagic.web.layout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class GuestPagesTests {

	private final AtomicInteger rendered = new AtomicInteger();

	private final GuestPages pages = new GuestPages(Duration.ofMinutes(1), "SESSION");

	@Test
	void rendersOnceWhatAllGuestsSee() throws Exception {
		MockHttpServletResponse first = answer(request("/courses"), this::page);
		MockHttpServletResponse second = answer(request("/courses"), this::page);
		assertThat(rendered).hasValue(1);
		assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString()).isEqualTo("Страница 1");
		assertThat(second.getContentType()).isEqualTo(first.getContentType());
		assertThat(second.getHeader(HttpHeaders.ETAG)).startsWith("W/").isEqualTo(first.getHeader(HttpHeaders.ETAG));
		assertThat(second.getHeaders("Content-Security-Policy")).containsExactly("default-src 'none'");
		assertThat(second.getHeaders(HttpHeaders.CACHE_CONTROL)).containsExactly("private, no-cache");
	}

	@Test
	void saysThatAKnownPageIsTheSame() throws Exception {
		String etag = answer(request("/courses"), this::page).getHeader(HttpHeaders.ETAG);
		MockHttpServletRequest again = request("/courses");
		again.addHeader(HttpHeaders.IF_NONE_MATCH, etag);
		MockHttpServletResponse answer = answer(again, this::page);
		assertThat(answer.getStatus()).isEqualTo(304);
		assertThat(answer.getContentAsByteArray()).isEmpty();
	}

	@Test
	void handsOutTheCompressedPageToThoseWhoTakeIt() throws Exception {
		answer(request("/courses"), this::page);
		MockHttpServletRequest zipping = request("/courses");
		zipping.addHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate, br");
		MockHttpServletResponse answer = answer(zipping, this::page);
		assertThat(answer.getHeader(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
		assertThat(answer.getHeaders(HttpHeaders.VARY)).contains(HttpHeaders.ACCEPT_ENCODING);
		assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray())).readAllBytes(),
				StandardCharsets.UTF_8)).isEqualTo("Страница 1");
	}

	@Test
	void looksLanguagesQueriesAndHostsHaveTheirOwn() throws Exception {
		answer(request("/courses"), this::page);
		answer(request("/courses", new Cookie("lang", "en")), this::page);
		answer(request("/courses", new Cookie("theme", "dark")), this::page);
		MockHttpServletRequest query = request("/courses");
		query.setQueryString("after=abc");
		answer(query, this::page);
		MockHttpServletRequest host = request("/courses");
		host.setServerName("elsewhere.example");
		answer(host, this::page);
		assertThat(rendered).hasValue(5);
	}

	@Test
	void learnersNeverGetOrLeaveOne() throws Exception {
		answer(request("/courses", new Cookie("SESSION", "somebody")), this::page);
		answer(request("/courses"), this::page);
		answer(request("/courses", new Cookie("SESSION", "somebody")), this::page);
		assertThat(rendered).hasValue(3);
	}

	@Test
	void aPageThatSetsACookieIsNobodyElses() throws Exception {
		FilterChain form = (request, response) -> {
			((HttpServletResponse) response).addHeader(HttpHeaders.SET_COOKIE, "CSRF=" + rendered);
			page(request, response);
		};
		answer(request("/contact"), form);
		assertThat(answer(request("/contact"), form).getContentAsString()).isEqualTo("Страница 2");
	}

	@Test
	void aPageForOneWhoBringsACookieIsNobodyElses() throws Exception {
		answer(request("/contact", new Cookie("CSRF", "mine")), this::page);
		assertThat(answer(request("/contact"), this::page).getContentAsString()).isEqualTo("Страница 2");
	}

	@Test
	void failuresAreNotKept() throws Exception {
		FilterChain outage = (request, response) -> {
			((HttpServletResponse) response).setStatus(503);
			page(request, response);
		};
		answer(request("/courses"), outage);
		assertThat(answer(request("/courses"), this::page).getContentAsString()).isEqualTo("Страница 2");
	}

	private void page(ServletRequest request, ServletResponse response) throws IOException {
		var answer = (HttpServletResponse) response;
		answer.setHeader("Content-Security-Policy", "default-src 'none'");
		answer.setContentType("text/html;charset=UTF-8");
		answer.getOutputStream().write(("Страница " + rendered.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
	}

	private static MockHttpServletRequest request(String path, Cookie... cookies) {
		var request = new MockHttpServletRequest("GET", path);
		if (cookies.length > 0) {
			request.setCookies(cookies);
		}
		return request;
	}

	private MockHttpServletResponse answer(MockHttpServletRequest request, FilterChain chain)
			throws ServletException, IOException {
		var response = new MockHttpServletResponse();
		pages.doFilter(request, response, chain);
		return response;
	}
}
