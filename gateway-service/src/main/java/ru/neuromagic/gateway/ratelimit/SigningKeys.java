package ru.neuromagic.gateway.ratelimit;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The issuer's public keys. Asked for when a token names an unknown key, but at most once in a while: made-up key names
 * must not turn into a stream of requests to Keycloak, as they would with the library's own source of keys.
 */
@Component
class SigningKeys {

	private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

	private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(10);

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final TokenSettings settings;

	private final Clock clock;

	private final WebClient client = WebClient.create();

	private final AtomicReference<Known> known = new AtomicReference<>(new Known(new JWKSet(), Instant.EPOCH));

	SigningKeys(TokenSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	Flux<JWK> matching(SignedJWT token) {
		JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
		Known now = known.get();
		List<JWK> found = selector.select(now.keys());
		Instant time = clock.instant();
		if (!found.isEmpty() || time.isBefore(now.askedAt().plus(BETWEEN_REQUESTS))
				|| !known.compareAndSet(now, new Known(now.keys(), time))) {
			return Flux.fromIterable(found);
		}
		return ask(time).flatMapIterable(selector::select);
	}

	private Mono<JWKSet> ask(Instant time) {
		return client.get()
			.uri(settings.keys())
			.retrieve()
			.bodyToMono(String.class)
			.timeout(TIMEOUT)
			.map(SigningKeys::parsed)
			.doOnNext(keys -> known.set(new Known(keys, time)))
			.onErrorResume(unreachable -> {
				log.warn("Cannot read the signing keys; accounts are not told apart by token for now: {}", unreachable.toString());
				return Mono.just(new JWKSet());
			});
	}

	private static JWKSet parsed(String json) {
		try {
			return JWKSet.parse(json);
		}
		catch (ParseException malformed) {
			throw new IllegalArgumentException("The answer is no JWK set.", malformed);
		}
	}

	private record Known(JWKSet keys, Instant askedAt) {
	}

}
