package ru.neuromagic.web.security;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;

import ru.neuromagic.web.layout.Site;

/**
 * The opaque cookie that names a session. Whatever else a browser brings in it names none, and asks the database nothing; of
 * many that look right only the first two are looked up.
 */
@Component
class SessionCookie implements HttpSessionIdResolver {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final int MOST = 2;

	private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

	SessionCookie(Site site) {
		var cookie = new DefaultCookieSerializer();
		cookie.setCookieName(site.cookieName(Site.SESSION_COOKIE));
		cookie.setUseHttpOnlyCookie(true);
		cookie.setSameSite("Lax");
		if (site.isSecure()) {
			cookie.setUseSecureCookie(true);
		}
		cookies.setCookieSerializer(cookie);
	}

	@Override
	public List<String> resolveSessionIds(HttpServletRequest request) {
		return cookies.resolveSessionIds(request).stream().filter(id -> ID.matcher(id).matches()).limit(MOST).toList();
	}

	@Override
	public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
		cookies.setSessionId(request, response, sessionId);
	}

	@Override
	public void expireSession(HttpServletRequest request, HttpServletResponse response) {
		cookies.expireSession(request, response);
	}
}
