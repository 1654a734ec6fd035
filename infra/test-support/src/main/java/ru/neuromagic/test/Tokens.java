package ru.neuromagic.test;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** Signs tokens as Keycloak does and serves the keys; each method returns a whole {@code Authorization} header value. */
public final class Tokens {

	private static final Tokens INSTANCE = new Tokens();

	private static final Duration VALID = Duration.ofMinutes(10);

	private final RSAKey key;

	private final HttpServer server;

	private Tokens() {
		try {
			this.key = new RSAKeyGenerator(2048).keyID("tests").generate();
			byte[] keys = new JWKSet(this.key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/protocol/openid-connect/certs", exchange -> {
				exchange.getResponseHeaders().set("Content-Type", "application/json");
				exchange.sendResponseHeaders(200, keys.length);
				try (OutputStream body = exchange.getResponseBody()) {
					body.write(keys);
				}
			});
			this.server.start();
		}
		catch (JOSEException failure) {
			throw new IllegalStateException(failure);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	public static Tokens get() {
		return INSTANCE;
	}

	/** The issuer, and the address below which the keys are. */
	public String issuer() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	public String learner(UUID accountId) {
		return with(accountId, "learner");
	}

	public String with(UUID accountId, String... roles) {
		return custom(accountId, roles, claims -> {
		});
	}

	/** A signed token with something changed, for refusals. */
	public String custom(UUID accountId, String[] roles, Consumer<JWTClaimsSet.Builder> change) {
		Instant now = Instant.now();
		var claims = new JWTClaimsSet.Builder().issuer(issuer())
			.audience("neuromagic-api")
			.subject(accountId.toString())
			.jwtID(UUID.randomUUID().toString())
			.claim("name", "Анна Чехова")
			.claim("email", "anna@example.org")
			.claim("realm_access", Map.of("roles", List.of(roles)))
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(VALID)));
		change.accept(claims);
		return sign(claims.build(), this.key);
	}

	public String expired(UUID accountId) {
		return custom(accountId, new String[] { "learner" },
				claims -> claims.expirationTime(Date.from(Instant.now().minus(VALID))));
	}

	public String forOtherAudience(UUID accountId) {
		return custom(accountId, new String[] { "learner" }, claims -> claims.audience("account"));
	}

	public String ofOtherIssuer(UUID accountId) {
		return custom(accountId, new String[] { "learner" }, claims -> claims.issuer("https://evil.example"));
	}

	/** As {@link #learner} but signed with a key that nobody knows. */
	public String forged(UUID accountId) {
		try {
			RSAKey stranger = new RSAKeyGenerator(2048).keyID("tests").generate();
			var claims = new JWTClaimsSet.Builder().issuer(issuer())
				.audience("neuromagic-api")
				.subject(accountId.toString())
				.claim("realm_access", Map.of("roles", List.of("learner")))
				.expirationTime(Date.from(Instant.now().plus(VALID)))
				.build();
			return sign(claims, stranger);
		}
		catch (JOSEException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private static String sign(JWTClaimsSet claims, RSAKey key) {
		try {
			var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
			token.sign(new RSASSASigner(key));
			return "Bearer " + token.serialize();
		}
		catch (JOSEException failure) {
			throw new IllegalStateException(failure);
		}
	}

}
