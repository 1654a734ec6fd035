package ru.neuromagic.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ru.neuromagic.web.layout.Site;

/**
 * What a page may load: only what this site serves. Also put on error pages of requests that were refused before any security
 * filter ran.
 */
@Component
class ContentSecurityPolicy implements WebMvcConfigurer, HandlerInterceptor {

	private static final String HEADER = "Content-Security-Policy";

	private final String value;

	ContentSecurityPolicy(Site site, LoginSettings settings) {
		// logging out posts here and is redirected to Keycloak; normally both are one origin
		String login = settings.issuer().startsWith(site.url().toString()) ? ""
				: " " + settings.issuer().replaceFirst("^(https?://[^/]+).*", "$1");
		this.value = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
				+ "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'" + login
				+ "; frame-ancestors 'none'; base-uri 'none'";
	}

	String value() {
		return value;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		response.setHeader(HEADER, value);
		response.setHeader("X-Content-Type-Options", "nosniff");
		return true;
	}
}
