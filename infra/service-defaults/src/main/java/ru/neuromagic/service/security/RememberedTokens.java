package ru.neuromagic.service.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Remembers for seconds which tokens were found good, because each page asks with the same one several times and its signature
 * costs more than most answers. A token that has ended is not remembered, and a bad one never.
 */
final class RememberedTokens implements JwtDecoder {

	/** As long as a key that Keycloak has withdrawn may still count. */
	private static final Duration REMEMBERED = Duration.ofSeconds(30);

	/** Each takes some 8 KB. */
	private static final long MOST = 2_000;

	private final JwtDecoder decoder;

	private final Clock clock;

	private final Cache<String, Jwt> good = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

	RememberedTokens(JwtDecoder decoder, Clock clock) {
		this.decoder = decoder;
		this.clock = clock;
	}

	@Override
	public Jwt decode(String token) throws JwtException {
		Jwt known = this.good.getIfPresent(token);
		if (known != null && isOpen(known)) {
			return known;
		}
		Jwt decoded = this.decoder.decode(token);
		this.good.put(token, decoded);
		return decoded;
	}

	/** Whoever is late by no more than the usual skew is for the decoder to judge. */
	private boolean isOpen(Jwt token) {
		Instant end = token.getExpiresAt();
		return end != null && Instant.now(this.clock).isBefore(end);
	}

}
