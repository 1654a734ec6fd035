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
 * @param learner whether somebody is logged in
 * @param path this page's address without its query
 * @param section the part of the site for the navigation: the first step of the path
 * @param address this page's address with its query, without what only chooses language and look
 */
public record Frame(Site site, boolean learner, String language, Look look, String path, String section, String address,
		@Nullable Notice notice) {

	static Frame of(Site site, String language, HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = failed instanceof String original ? original : request.getRequestURI();
		String query = failed == null && "GET".equals(request.getMethod()) ? request.getQueryString() : null;
		Optional<Notice> notice = Notice.of(Languages.parameter(request, Notice.PARAMETER));
		return new Frame(site, request.getUserPrincipal() != null, language, Look.of(request), path,
				"/" + path.split("/", 3)[1], plain(path, query), notice.orElse(null));
	}

	/** This page with one choice made, for the switches of language and look. */
	public String with(String parameter, String value) {
		return UriComponentsBuilder.fromUriString(address).replaceQueryParam(parameter, value).build(true).toUriString();
	}

	private static String plain(String path, @Nullable String query) {
		// the path comes from the address line: two slashes at its start would name another host
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/" + path.replaceFirst("^[/\\\\]+", "")).query(query);
		List.of(Languages.PARAMETER, Look.THEME, Look.MOTION, Notice.PARAMETER).forEach(address::replaceQueryParam);
		return address.build(true).toUriString();
	}
}
