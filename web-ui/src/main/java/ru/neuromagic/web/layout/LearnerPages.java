package ru.neuromagic.web.layout;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Sends the pages of those with a session {@linkplain Gzip#QUICK quickly} compressed. Each is made for one person and sent
 * once: the server's own compression, whose level nobody can choose, costs a quarter of such a page.
 */
final class LearnerPages extends OncePerRequestFilter {

	/** Below it the server sends all content as it stands; see {@code server.compression.min-response-size}. */
	private static final int WORTH_IT_BYTES = 1024;

	private final String sessionCookie;

	LearnerPages(String sessionCookie) {
		this.sessionCookie = sessionCookie;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return WebUtils.getCookie(request, sessionCookie) == null || request.getRequestURI().startsWith("/assets/")
				|| !Gzip.isAccepted(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var page = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, page);
		if (page.getContentSize() < WORTH_IT_BYTES || page.getContentType() == null || page.containsHeader(HttpHeaders.CONTENT_ENCODING)
				|| !page.getContentType().startsWith(MediaType.TEXT_HTML_VALUE)) {
			page.copyBodyToResponse();
			return;
		}
		byte[] coded = Gzip.QUICK.of(page.getContentAsByteArray());
		Gzip.announce(response);
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		response.setContentLength(coded.length);
		response.getOutputStream().write(coded);
	}
}
