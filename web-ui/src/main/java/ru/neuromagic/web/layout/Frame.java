package ru.neuromagic.web.layout;

import java.util.Optional;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What surrounds a page's content.
 *
 * @param path this page's address without its query
 * @param section the part of the site for the navigation: the first step of the path
 * @param russian this page in Russian
 * @param english this page in English
 */
public record Frame(Site site, String language, String path, String section, String russian, String english,
		@Nullable Notice notice) {

	static Frame of(Site site, String language, HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = failed instanceof String original ? original : request.getRequestURI();
		String query = failed == null && "GET".equals(request.getMethod()) ? request.getQueryString() : null;
		Optional<Notice> notice = Notice.of(Languages.parameter(request, "notice"));
		return new Frame(site, language, path, "/" + path.split("/", 3)[1], in("ru", path, query),
				in("en", path, query), notice.orElse(null));
	}

	private static String in(String language, String path, @Nullable String query) {
		// the path comes from the address line: two slashes at its start would name another host
		return UriComponentsBuilder.fromPath("/" + path.replaceFirst("^[/\\\\]+", "")).query(query)
			.replaceQueryParam(Languages.PARAMETER, language)
			.replaceQueryParam("notice")
			.build(true)
			.toUriString();
	}
}
