package ru.neuromagic.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The four addresses of a realm that the pages use. Whoever comes to log in is Anna and is let in at once. */
final class FakeKeycloak {

	static final String LEARNER = "0198c0de-0000-7000-8000-00000000a11a";

	private final HttpServer server;

	private final RSAKey key;

	final List<Map<String, String>> logins = new ArrayList<>();

	final List<Map<String, String>> tokenRequests = new ArrayList<>();

	/** What the next ID token says of its issuer, when it is to lie. */
	volatile String issuerOverride = "";

	volatile long tokenSeconds = 300;

	volatile boolean refreshRefused;

	FakeKeycloak() {
		try {
			key = new RSAKeyGenerator(2048).keyID("test").generate();
			server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		}
		catch (JOSEException | IOException failure) {
			throw new IllegalStateException(failure);
		}
		server.createContext("/realm/protocol/openid-connect/auth", this::authorize);
		server.createContext("/realm/protocol/openid-connect/token", this::token);
		server.createContext("/realm/protocol/openid-connect/certs",
				exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
		server.createContext("/realm/protocol/openid-connect/logout", this::logout);
		server.start();
	}

	String issuer() {
		return "http://localhost:" + server.getAddress().getPort() + "/realm";
	}

	void reset() {
		logins.clear();
		tokenRequests.clear();
		issuerOverride = "";
		tokenSeconds = 300;
		refreshRefused = false;
	}

	private void authorize(HttpExchange exchange) throws IOException {
		Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
		logins.add(asked);
		redirect(exchange, asked.get("redirect_uri") + "?state=" + encode(asked.get("state")) + "&code="
				+ encode(asked.get("nonce")));
	}

	private void token(HttpExchange exchange) throws IOException {
		Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		tokenRequests.add(asked);
		boolean refresh = "refresh_token".equals(asked.get("grant_type"));
		if (refresh && refreshRefused) {
			answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
			return;
		}
		try {
			String tokens = "{\"access_token\":\"access-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"refresh_token\":\"refresh\",\"scope\":\"openid profile email\"%s}";
			answer(exchange, 200, tokens.formatted(tokenRequests.size(), tokenSeconds,
					refresh ? "" : ",\"id_token\":\"" + idToken(asked.get("code")) + "\""));
		}
		catch (JOSEException failure) {
			throw new IOException(failure);
		}
	}

	private String idToken(String nonce) throws JOSEException {
		Instant now = Instant.now();
		var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
				new JWTClaimsSet.Builder().issuer(issuerOverride.isEmpty() ? issuer() : issuerOverride).subject(LEARNER)
					.audience("web-ui").claim("azp", "web-ui").claim("nonce", nonce).claim("name", "Анна <b>Звёздная</b>")
					.claim("email", "anna@example.ru").issueTime(Date.from(now))
					.expirationTime(Date.from(now.plusSeconds(300))).build());
		token.sign(new RSASSASigner(key));
		return token.serialize();
	}

	private void logout(HttpExchange exchange) throws IOException {
		redirect(exchange, form(exchange.getRequestURI().getRawQuery()).getOrDefault("post_logout_redirect_uri", "/"));
	}

	private static void redirect(HttpExchange exchange, String to) throws IOException {
		exchange.getResponseHeaders().add("Location", URI.create(to).toString());
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	private static void answer(HttpExchange exchange, int status, String json) throws IOException {
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static Map<String, String> form(String text) {
		var fields = new HashMap<String, String>();
		for (String pair : text.split("&")) {
			String[] parts = pair.split("=", 2);
			fields.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		}
		return fields;
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}
}
