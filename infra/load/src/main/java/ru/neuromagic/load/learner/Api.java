package ru.neuromagic.load.learner;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ru.neuromagic.load.http.Connection;
import ru.neuromagic.load.http.Response;
import ru.neuromagic.load.http.UnexpectedAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A learner's program that speaks to the APIs through the gateway. No client of the realm trades a password for a token, so
 * this one does what web-ui does, with its secret, in the learner's browser, which Keycloak knows already.
 */
public final class Api implements AutoCloseable {

	private static final String REALM = "/id/realms/neuromagic/protocol/openid-connect";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Connection connection;

	private final Map<String, String> headers = new LinkedHashMap<>();

	/** @param clientSecret web-ui's at Keycloak */
	public Api(Learner learner, int gatewayPort, String clientSecret) throws IOException {
		this.connection = new Connection(gatewayPort);
		String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
		String back = "http://localhost:%d/login/oauth2/code/keycloak".formatted(gatewayPort);
		Response response = learner.browser()
			.get(REALM + "/auth?" + encoded(Map.of("client_id", "web-ui", "response_type", "code", "scope", "openid",
					"redirect_uri", back, "state", "load", "code_challenge", challenge(verifier), "code_challenge_method", "S256")));
		Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(response.header("location").orElse(""));
		if (!code.find()) {
			throw new UnexpectedAnswer("Keycloak gave no code but " + response.status());
		}
		Response tokens = this.connection.send("POST", REALM + "/token",
				Map.of("Content-Type", "application/x-www-form-urlencoded"),
				encoded(Map.of("client_id", "web-ui", "client_secret", clientSecret, "grant_type", "authorization_code", "code",
						URLDecoder.decode(code.group(1), StandardCharsets.UTF_8), "redirect_uri", back, "code_verifier", verifier)));
		String token = JSON.readTree(UnexpectedAnswer.unless(tokens, 200, "access_token")).path("access_token").asString();
		this.headers.put("Accept", "application/json");
		this.headers.put("Accept-Language", "ru");
		this.headers.put("Content-Type", "application/json");
		this.headers.put("Authorization", "Bearer " + token);
	}

	private static String challenge(String verifier) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static String encoded(Map<String, String> fields) {
		StringBuilder text = new StringBuilder();
		fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
			.append(name)
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return text.toString();
	}

	public Response get(String target) throws IOException {
		return this.connection.send("GET", target, this.headers, null);
	}

	/** Sends a command; what is answered must be a success. */
	public JsonNode command(String method, String target) throws IOException {
		Response response = this.connection.send(method, target, this.headers, "");
		if (response.status() / 100 != 2) {
			throw new UnexpectedAnswer("%s %s answered %d".formatted(method, target, response.status()));
		}
		String body = response.text();
		return JSON.readTree(body.isEmpty() ? "{}" : body);
	}

	public static JsonNode json(Response response) throws IOException {
		return JSON.readTree(UnexpectedAnswer.unless(response, 200, "{"));
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
