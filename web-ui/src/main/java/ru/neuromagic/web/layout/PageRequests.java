package ru.neuromagic.web.layout;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what no page could answer before anything is done about it: a form that came as something else than a form, or whose
 * sender would not take a page for an answer. Answers are never cut into ranges, whatever a range is counted in: all of them are
 * small, and the whole is always a right answer (RFC 9110, section 14.2).
 */
final class PageRequests extends OncePerRequestFilter {

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

	private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED;

	/** What the scripts of our pages and the mail providers' button are answered with counts as well. */
	private static final List<MediaType> ANSWERS = List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN);

	/** Mail providers may press their button with a form of the other kind (RFC 8058, section 3.1). */
	private static final String UNSUBSCRIBE = "/unsubscribe/";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// what cannot be read is refused by the server here, and not by whoever happens to ask for it first
		request.getParameterMap();
		boolean sends = "POST".equals(request.getMethod());
		if (!METHODS.contains(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, POST, OPTIONS");
			response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
		}
		else if (sends && !isForm(request)) {
			response.setHeader(HttpHeaders.ACCEPT, FORM.toString());
			response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
		}
		else if (sends && !takesAnAnswer(request)) {
			response.sendError(HttpServletResponse.SC_NOT_ACCEPTABLE);
		}
		else {
			chain.doFilter(new Whole(request), response);
		}
	}

	private static boolean isForm(HttpServletRequest request) {
		String type = request.getContentType();
		if (type == null) {
			return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
		}
		try {
			MediaType sent = MediaType.parseMediaType(type);
			return FORM.equalsTypeAndSubtype(sent)
					|| MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(sent) && request.getRequestURI().startsWith(UNSUBSCRIBE);
		}
		catch (InvalidMediaTypeException broken) {
			return false;
		}
	}

	private static boolean takesAnAnswer(HttpServletRequest request) {
		List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
		if (accepted.stream().allMatch(String::isBlank)) {
			return true;
		}
		try {
			return MediaType.parseMediaTypes(accepted).stream()
				.anyMatch(taken -> taken.getQualityValue() > 0 && ANSWERS.stream().anyMatch(taken::includes));
		}
		catch (InvalidMediaTypeException | InvalidMimeTypeException broken) {
			return false;
		}
	}

	/** A request that asks for no ranges. */
	private static final class Whole extends HttpServletRequestWrapper {

		Whole(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			return HttpHeaders.RANGE.equalsIgnoreCase(name) ? null : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return HttpHeaders.RANGE.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
		}
	}
}
