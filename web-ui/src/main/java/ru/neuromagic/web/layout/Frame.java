package ru.neuromagic.web.layout;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

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

	/** All that links, header and footer of a page depend on: equal ones look the same. */
	public record Surroundings(boolean learner, String language, Look look, boolean home, String section, @Nullable String query,
			int unread) {
	}

	static Frame of(Site site, String siteName, String language, HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = failed instanceof String original ? original : request.getRequestURI();
		String query = failed == null && "GET".equals(request.getMethod()) ? request.getQueryString() : null;
		Optional<Notice> notice = Notice.of(Languages.parameter(request, Notice.PARAMETER));
		return new Frame(site, siteName, request.getUserPrincipal() != null, language, Look.of(request), path,
				"/" + path.split("/", 3)[1], plain(query), notice.orElse(null));
	}

	/** @param unread how many letters of the inbox the learner has not read; none if nobody could say */
	public Surroundings surroundings(@Nullable Integer unread) {
		return new Surroundings(learner, language, look, "/".equals(path), section, query, unread == null ? 0 : unread);
	}

	/** The address, relative to this page, at which one choice is made: for the switches of language and look. */
	public String with(String parameter, String value) {
		return "?" + (query == null ? "" : query + "&") + parameter + "=" + value;
	}

	private static @Nullable String plain(@Nullable String query) {
		if (query == null) {
			return null;
		}
		UriComponentsBuilder address = UriComponentsBuilder.newInstance().query(query);
		List.of(Languages.PARAMETER, Look.THEME, Look.MOTION, Notice.PARAMETER).forEach(address::replaceQueryParam);
		return address.build(true).getQuery();
	}
}
