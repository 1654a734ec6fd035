package ru.neuromagic.service.security;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token out of the {@code Authorization} header as Spring Security does (RFC 6750, section 2.1), once for each
 * header: its expression looks at every letter of a token of a thousand, which costs a tenth of a short answer. Headers that
 * are refused are not remembered.
 */
final class RememberedHeaders implements BearerTokenResolver {

	/** Pages ask with the same token several times within seconds. */
	private static final Duration REMEMBERED = Duration.ofSeconds(30);

	/** Each takes some 3 KB. */
	private static final long MOST = 2_000;

	private final DefaultBearerTokenResolver resolver = new DefaultBearerTokenResolver();

	private final Cache<String, String> tokens = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null) {
			return this.resolver.resolve(request);
		}
		String known = this.tokens.getIfPresent(header);
		if (known != null) {
			return known;
		}
		String token = this.resolver.resolve(request);
		if (token != null) {
			this.tokens.put(header, token);
		}
		return token;
	}

}
