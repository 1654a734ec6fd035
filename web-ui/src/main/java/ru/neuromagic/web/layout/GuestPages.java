package ru.neuromagic.web.layout;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets a guest's browser keep public pages and ask only whether they are still the same. A page with a form never is: its
 * token is masked anew each time. Pages of those with a session, and all that are not named here, are not kept at all.
 */
final class GuestPages extends ShallowEtagHeaderFilter {

	private static final String SESSION = "SESSION";

	private static final List<PathPattern> PUBLIC = Stream.of("/", "/about", "/contact", "/faq", "/terms/**", "/privacy", "/consent/**",
			"/courses/**", "/quests", "/quest/*", "/offline").map(PathPatternParser.defaultInstance::parse).toList();

	GuestPages() {
		setWriteWeakETag(true);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		PathContainer path = PathContainer.parsePath(request.getRequestURI());
		boolean session = Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
			.anyMatch(cookie -> SESSION.equals(cookie.getName()));
		return session || !"GET".equals(request.getMethod()) || PUBLIC.stream().noneMatch(page -> page.matches(path));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// said before Spring Security would forbid to keep it
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		super.doFilterInternal(request, response, chain);
	}
}
