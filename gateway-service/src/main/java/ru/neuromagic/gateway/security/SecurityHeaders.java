package ru.neuromagic.gateway.security;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import ru.neuromagic.gateway.origin.Origin;

/**
 * Protects every answer. A back end knows its own pages best, so its content security policy, frame options and referrer
 * policy stand; where it says nothing, the strict ones here do. The rest is the same for all.
 */
@Component
public class SecurityHeaders {

	public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

	/** For pages of our own: nothing inline, nothing from elsewhere. */
	public static final String PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'; "
			+ "base-uri 'none'; object-src 'none'";

	/** For answers that are data: were one ever shown as a page, it could do nothing. */
	static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	/** The API docs page writes styles into its elements. */
	static final String API_DOCS_POLICY = PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

	/** Keycloak's pages bring a policy; this is for what it serves without one. Its session check sits in a frame of ours. */
	static final String IDENTITY_POLICY = "frame-ancestors 'self'; object-src 'none'; base-uri 'self'";

	private static final String PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
			+ "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), browsing-topics=()";

	private static final List<String> TELLTALE = List.of("Server", "X-Powered-By", "X-Application-Context", "X-AspNet-Version",
			"X-Runtime", "Via");

	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getResponse().beforeCommit(() -> {
			protect(exchange);
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

	private static void protect(ServerWebExchange exchange) {
		HttpHeaders headers = exchange.getResponse().getHeaders();
		String path = exchange.getRequest().getPath().value();
		boolean identity = path.startsWith("/id/");
		TELLTALE.forEach(headers::remove);
		headers.putIfAbsent(CONTENT_SECURITY_POLICY, List.of(policyFor(path)));
		headers.putIfAbsent("X-Frame-Options", List.of(identity ? "SAMEORIGIN" : "DENY"));
		headers.putIfAbsent("Referrer-Policy", List.of("same-origin"));
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Permissions-Policy", PERMISSIONS);
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		headers.set("Cross-Origin-Resource-Policy", "same-origin");
		headers.remove("X-XSS-Protection");
		Origin origin = Origin.of(exchange);
		if (origin != null && origin.secure()) {
			headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
		}
		else {
			headers.remove("Strict-Transport-Security");
		}
	}

	private static String policyFor(String path) {
		if (path.startsWith("/id/")) {
			return IDENTITY_POLICY;
		}
		if (!path.startsWith("/api/")) {
			return PAGE_POLICY;
		}
		String inRoom = path.substring(path.indexOf('/', "/api/".length()) + 1);
		return inRoom.equals("docs") || inRoom.startsWith("docs/") || inRoom.startsWith("swagger-ui/") ? API_DOCS_POLICY : DATA_POLICY;
	}

}
