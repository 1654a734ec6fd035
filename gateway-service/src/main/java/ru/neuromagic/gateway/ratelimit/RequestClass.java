package ru.neuromagic.gateway.ratelimit;

import java.util.List;
import java.util.Locale;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What a request is for. Each class has limits of its own beside those for everything. */
enum RequestClass {

	REGISTER(on(HttpMethod.POST, "/register"), on(HttpMethod.POST, "/api/auth/registrations")),

	VERIFY(on(HttpMethod.POST, "/verify/**"), on(HttpMethod.PUT, "/api/auth/registrations/*/verification"),
			on(HttpMethod.POST, "/api/auth/registrations/*/**")),

	LOGIN(on(HttpMethod.GET, "/login"), on(HttpMethod.GET, "/oauth2/authorization/**"),
			on(HttpMethod.POST, "/id/realms/neuromagic/login-actions/**"),
			on(HttpMethod.POST, "/id/realms/neuromagic/protocol/openid-connect/token"),
			on(HttpMethod.GET, "/id/realms/neuromagic/device/**"), on(HttpMethod.POST, "/id/realms/neuromagic/device/**")),

	ANSWERS(on(HttpMethod.POST, "/quest/**"), on(HttpMethod.PUT, "/quest/**"), on(HttpMethod.PUT, "/api/quests/attempts/**")),

	/** The task on the home page: grading costs more than a page, and needs no account. */
	TRY(on(HttpMethod.POST, "/try"), on(HttpMethod.POST, "/api/quests/trial/checks")),

	/** Each message is a mail to the team. */
	CONTACT(on(HttpMethod.POST, "/contact"), on(HttpMethod.POST, "/api/notifications/contact-messages")),

	EVERYTHING;

	private final List<Rule> rules;

	RequestClass(Rule... rules) {
		this.rules = List.of(rules);
	}

	static RequestClass of(ServerHttpRequest request) {
		for (RequestClass candidate : values()) {
			for (Rule rule : candidate.rules) {
				if (rule.covers(request.getMethod(), request.getPath())) {
					return candidate;
				}
			}
		}
		return EVERYTHING;
	}

	/** As in the settings and in the RateLimit headers. */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static Rule on(HttpMethod method, String pattern) {
		return new Rule(method, PathPatternParser.defaultInstance.parse(pattern));
	}

	private record Rule(HttpMethod method, PathPattern pattern) {

		/** HEAD costs a back end what GET costs. */
		boolean covers(HttpMethod asked, PathContainer path) {
			return method.equals(asked == HttpMethod.HEAD ? HttpMethod.GET : asked) && pattern.matches(path);
		}

	}

}
