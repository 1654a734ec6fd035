package ru.neuromagic.web.security;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

import ru.neuromagic.web.layout.Notice;
import ru.neuromagic.web.layout.Site;

/**
 * A form whose token is that of another session: its page lay open while somebody logged out or in, or for longer than a session
 * lives. Nothing is done; the person gets the form back, with what was typed, after a login if one is needed. Only what a page of
 * this site sent is treated so: for a form that stands elsewhere there is the 403 page.
 */
final class StaleForms implements AccessDeniedHandler {

	/** The request attribute by which the 403 page tells a form that is out of date from a door that is closed. */
	private static final String FORM_EXPIRED = "formExpired";

	private final RequestMatcher learnersOnly;

	private final Site site;

	StaleForms(RequestMatcher learnersOnly, Site site) {
		this.learnersOnly = learnersOnly;
		this.site = site;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		boolean stale = denied instanceof CsrfException;
		if (stale && LoginEntryPoint.isByScript(request)) {
			response.setStatus(CurrentLearner.isLoggedIn() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_UNAUTHORIZED);
		}
		else if (!stale || !isFromHere(request)) {
			request.setAttribute(FORM_EXPIRED, stale);
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
		else if (learnersOnly.matches(request)) {
			KeptForm.keep(request);
			LocalPath page = page(request);
			response.sendRedirect(CurrentLearner.isLoggedIn() ? page.value() : LoginEntryPoint.login(page));
		}
		else {
			Notice.FORM_AGAIN.onThisPage(request);
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
			request.getRequestDispatcher(request.getRequestURI()).forward(new AsPage(request), response);
		}
	}

	/** The page on which the form stood, or else the one to which its address leads. */
	private LocalPath page(HttpServletRequest request) {
		return Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
			.filter(referrer -> referrer.startsWith(site.address("/")))
			.map(referrer -> referrer.substring(site.address("").length()))
			.flatMap(LocalPath::of)
			.or(() -> LocalPath.of(request.getRequestURI()))
			.flatMap(page -> LocalPath.of(Notice.FORM_AGAIN.on(page.value())))
			.orElse(LocalPath.AFTER_LOGIN);
	}

	/** Browsers say so themselves, and no page can make them say it. */
	private boolean isFromHere(HttpServletRequest request) {
		if (!HttpMethod.POST.matches(request.getMethod())) {
			return false;
		}
		String fetched = request.getHeader("Sec-Fetch-Site");
		return fetched != null ? "same-origin".equals(fetched) : site.address("").equals(request.getHeader(HttpHeaders.ORIGIN));
	}

	/** The page of a form with its fields filled in as they were sent. */
	private static final class AsPage extends HttpServletRequestWrapper {

		AsPage(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			return HttpMethod.GET.name();
		}
	}
}
