package ru.neuromagic.web.layout;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a page's content.
 *
 * @param siteName what the site is called in the page's language
 * @param learner whether somebody is logged in
 * @param path this page's address without its query
 * @param section the part of the site for the navigation: the first step of the path
 * @param query of this page's address, without what only chooses language and look; none if that is all
 */
public record Frame(Site site, String siteName, boolean learner, String language, Look look, String path, String section,
		@Nullable String query, @Nullable Notice notice) {

	private static final Set<String> CHOICES = Set.of(Languages.PARAMETER, Look.THEME, Look.MOTION, Notice.PARAMETER);

	/** A longer one is left out of the switches, of which each page has eight. */
	private static final int LONGEST_QUERY = 1000;

	/** All that links, header and footer of a page depend on: equal ones look the same. */
	public record Surroundings(boolean learner, String language, Look look, boolean home, String section, @Nullable String query,
			int unread) {
	}

	static Frame of(Site site, String siteName, String language, HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = failed instanceof String original ? original : request.getRequestURI();
		String query = failed == null && "GET".equals(request.getMethod()) ? request.getQueryString() : null;
		Optional<Notice> notice = Notice.of(request);
		return new Frame(site, siteName, request.getUserPrincipal() != null, language, Look.of(request), path,
				section(path), plain(query), notice.orElse(null));
	}

	/** @param unread how many letters of the inbox the learner has not read; none if nobody could say */
	public Surroundings surroundings(@Nullable Integer unread) {
		return new Surroundings(learner, language, look, "/".equals(path), section, query, unread == null ? 0 : unread);
	}

	/** The address, relative to this page, at which one choice is made: for the switches of language and look. */
	public String with(String parameter, String value) {
		return "?" + (query == null ? "" : query + "&") + parameter + "=" + value;
	}

	private static String section(String path) {
		int end = path.indexOf('/', 1);
		return end < 0 ? path : path.substring(0, end);
	}

	/** As it came, pair by pair: what somebody wrote behind a question mark need not be well-formed. */
	private static @Nullable String plain(@Nullable String query) {
		if (query == null || query.length() > LONGEST_QUERY) {
			return null;
		}
		String rest = Arrays.stream(query.split("&"))
			.filter(pair -> !pair.isEmpty() && !CHOICES.contains(pair.split("=", 2)[0]))
			.collect(Collectors.joining("&"));
		return rest.isEmpty() ? null : rest;
	}
}
