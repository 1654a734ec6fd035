package ru.neuromagic.gateway.ratelimit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Whose requests these are, as far as counting goes; whether they are allowed is for the services to say. A bearer token
 * names its account only when its signature, issuer and time are right: otherwise a stranger could use up someone else's
 * share. A web session stands for the account that is logged in with it. Neither is stored, only hashes of them.
 */
@Component
class Accounts {

	private static final Logger log = LoggerFactory.getLogger(Accounts.class);

	/** As web-ui calls it behind https, and without. */
	private static final List<String> SESSION_COOKIES = List.of("__Host-SESSION", "SESSION");

	private static final String BEARER = "Bearer ";

	private static final Duration REMEMBERED = Duration.ofMinutes(1);

	private final ReactiveJwtDecoder decoder;

	/** By hash of the token; empty for a token that names no account. */
	private final Cache<String, Optional<String>> known;

	Accounts(TokenSettings settings, SigningKeys keys, Clock clock) {
		this.decoder = decoder(settings, keys, clock);
		this.known = Caffeine.newBuilder()
			.maximumSize(20_000)
			.expireAfterWrite(REMEMBERED)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
	}

	/** Empty if nobody is logged in. */
	Mono<String> identify(ServerHttpRequest request) {
		String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
		if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return subjectOf(authorization.substring(BEARER.length()).strip());
		}
		return Mono.justOrEmpty(SESSION_COOKIES.stream()
			.map(name -> request.getCookies().getFirst(name))
			.filter(session -> session != null && !session.getValue().isEmpty())
			.findFirst()
			.map(session -> "session:" + hash(session.getValue())));
	}

	private Mono<String> subjectOf(String token) {
		String hash = hash(token);
		Optional<String> remembered = known.getIfPresent(hash);
		if (remembered != null) {
			return Mono.justOrEmpty(remembered);
		}
		return decoder.decode(token)
			.map(jwt -> Optional.ofNullable(jwt.getSubject()))
			.onErrorResume(invalid -> {
				log.debug("A token that names no account: {}", invalid.getMessage());
				return Mono.just(Optional.empty());
			})
			.doOnNext(subject -> known.put(hash, subject))
			.flatMap(Mono::justOrEmpty);
	}

	private static ReactiveJwtDecoder decoder(TokenSettings settings, SigningKeys keys, Clock clock) {
		NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::matching).build();
		JwtTimestampValidator time = new JwtTimestampValidator();
		time.setClock(clock);
		decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(time,
				new JwtIssuerValidator(settings.issuer())));
		return decoder;
	}

	private static String hash(String secret) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
