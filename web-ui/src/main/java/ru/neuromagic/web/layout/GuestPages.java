package ru.neuromagic.web.layout;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets a guest's browser keep public pages and ask only whether they are still the same. A page with a form never is: its
 * token is masked anew each time. Pages of those with a session, and all that are not named here, are not kept at all.
 * <p>
 * What all guests see alike is rendered once for some seconds and then handed out as it stands: only what answers a browser
 * that told nothing but its look, and sets no cookie. That also leaves out every page with a form, whose token is a cookie.
 */
final class GuestPages extends ShallowEtagHeaderFilter {

	/** Cookies that a page may depend on and still be anybody's. */
	private static final Set<String> LOOKS = Set.of(Languages.COOKIE, Look.THEME, Look.MOTION);

	private static final List<PathPattern> PUBLIC = Stream.of("/", "/about", "/contact", "/faq", "/terms/**", "/privacy", "/consent/**",
			"/courses/**", "/quests", "/quest/*", "/offline").map(PathPatternParser.defaultInstance::parse).toList();

	private static final int MOST_BYTES = 8_000_000;

	private final Cache<Address, Page> pages;

	private final String sessionCookie;

	/** @param kept how long a page is handed out as it stands; zero if never */
	GuestPages(Duration kept, String sessionCookie) {
		this.sessionCookie = sessionCookie;
		setWriteWeakETag(true);
		this.pages = Caffeine.newBuilder()
			.expireAfterWrite(kept)
			.maximumWeight(MOST_BYTES)
			.weigher((Address address, Page page) -> page.html().length + page.gzip().length)
			.build();
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		PathContainer path = PathContainer.parsePath(request.getRequestURI());
		boolean session = cookies(request).anyMatch(cookie -> sessionCookie.equals(cookie.getName()));
		return session || !"GET".equals(request.getMethod()) || PUBLIC.stream().noneMatch(page -> page.matches(path));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Address address = Address.of(request);
		Page known = pages.getIfPresent(address);
		if (known != null) {
			known.answer(request, response);
			return;
		}
		// said before Spring Security would forbid to keep it
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		var rendered = new AtomicReference<@Nullable Page>();
		super.doFilterInternal(request, response, (asked, answer) -> {
			chain.doFilter(asked, answer);
			if (cookies(request).allMatch(cookie -> LOOKS.contains(cookie.getName()))) {
				rendered.set(Page.of(request, WebUtils.getNativeResponse(answer, ContentCachingResponseWrapper.class)));
			}
		});
		Page page = rendered.get();
		if (page != null) {
			pages.put(address, page.with(response.getHeader(HttpHeaders.ETAG)));
		}
	}

	private static Stream<Cookie> cookies(HttpServletRequest request) {
		return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
	}

	/** All that such a page depends on. */
	private record Address(String url, @Nullable String query, Set<String> look) {

		static Address of(HttpServletRequest request) {
			return new Address(request.getRequestURL().toString(), request.getQueryString(),
					cookies(request).filter(cookie -> LOOKS.contains(cookie.getName()))
						.map(cookie -> cookie.getName() + "=" + cookie.getValue())
						.collect(Collectors.toUnmodifiableSet()));
		}
	}

	/** @param pattern the address as the metrics name it */
	private record Page(Map<String, Collection<String>> headers, String type, byte[] html, byte[] gzip,
			@Nullable String etag, @Nullable String pattern) {

		/** None if this answer is nobody else's. */
		static @Nullable Page of(HttpServletRequest request, @Nullable ContentCachingResponseWrapper answer)
				throws IOException {
			if (answer == null || answer.getStatus() != HttpServletResponse.SC_OK || answer.getContentType() == null
					|| answer.containsHeader(HttpHeaders.SET_COOKIE)) {
				return null;
			}
			var headers = new LinkedHashMap<String, Collection<String>>();
			answer.getHeaderNames().forEach(name -> headers.put(name, List.copyOf(answer.getHeaders(name))));
			headers.remove(HttpHeaders.CONTENT_LENGTH);
			byte[] html = answer.getContentAsByteArray();
			return new Page(headers, answer.getContentType(), html, Gzip.THOROUGH.of(html), null,
					request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern ? pattern : null);
		}

		Page with(@Nullable String etag) {
			return new Page(headers, type, html, gzip, etag, pattern);
		}

		void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
			ServerHttpObservationFilter.findObservationContext(request).ifPresent(seen -> seen.setPathPattern(pattern));
			headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
			if (new ServletWebRequest(request, response).checkNotModified(etag)) {
				return;
			}
			boolean zipped = Gzip.isAccepted(request);
			response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
			if (zipped) {
				Gzip.announce(response);
			}
			byte[] body = zipped ? gzip : html;
			response.setContentType(type);
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
		}
	}
}
