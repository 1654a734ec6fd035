package ru.neuromagic.auth;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs in at Keycloak as the site lets a browser do: authorization code, PKCE, the login page's form. */
public class Browser {

	private static final String REDIRECT = RealKeycloak.SITE + "/login/oauth2/code/keycloak";

	private static final String VERIFIER = "a-code-verifier-of-at-least-43-characters-for-the-tests";

	private static final Pattern ACTION = Pattern.compile("<form id=\"kc-[^>]*action=\"([^\"]+)\"");

	private static final Pattern MESSAGE = Pattern.compile("kc-feedback-text\">\\s*([^<]+?)\\s*<");

	private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<String, String> cookies = new LinkedHashMap<>();

	private final String client;

	public Browser() {
		this("127.0.0.1");
	}

	/** @param client the address that its requests come from */
	public Browser(String client) {
		this.client = client;
	}

	/** What the login page led to. */
	public sealed interface Outcome {

		/** @param tokens Keycloak's token response */
		record LoggedIn(JsonNode tokens) implements Outcome {

			public JsonNode accessToken() {
				String claims = this.tokens.get("access_token").asString().split("\\.")[1];
				return JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(claims));
			}

		}

		/** @param message as the page shows it */
		record Refused(String message) implements Outcome {
		}

	}

	public static Map<String, String> authorizationRequest() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("client_id", "web-ui");
		parameters.put("response_type", "code");
		parameters.put("scope", "openid profile email");
		parameters.put("redirect_uri", REDIRECT);
		parameters.put("state", "state");
		parameters.put("code_challenge", challenge());
		parameters.put("code_challenge_method", "S256");
		return parameters;
	}

	public HttpResponse<String> open(Map<String, String> authorizationRequest) {
		return send(HttpRequest
			.newBuilder(URI.create(RealKeycloak.get().realmUrl() + "/protocol/openid-connect/auth?" + form(authorizationRequest))));
	}

	public Outcome logIn(String email, String password) {
		HttpResponse<String> answer = submit(open(authorizationRequest()).body(), Map.of("username", email, "password", password));
		if (answer.statusCode() == 302) {
			Matcher code = CODE.matcher(answer.headers().firstValue("Location").orElseThrow());
			if (!code.find()) {
				throw new AssertionError("No code in the redirect");
			}
			return new Outcome.LoggedIn(exchange(code.group(1)));
		}
		Matcher message = MESSAGE.matcher(answer.body());
		if (!message.find()) {
			throw new AssertionError("No message in: " + answer.body());
		}
		return new Outcome.Refused(message.group(1));
	}

	private JsonNode exchange(String code) {
		var response = post(tokenUrl(), Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT, "client_id",
				"web-ui", "client_secret", RealKeycloak.WEB_UI_SECRET, "code_verifier", VERIFIER));
		if (response.statusCode() != 200) {
			throw new AssertionError(response.body());
		}
		return JsonMapper.builder().build().readTree(response.body());
	}

	public static String tokenUrl() {
		return RealKeycloak.get().realmUrl() + "/protocol/openid-connect/token";
	}

	public HttpResponse<String> get(String url) {
		return send(HttpRequest.newBuilder(URI.create(url)));
	}

	/** Follows what Keycloak redirects to, as long as it stays there. */
	public HttpResponse<String> follow(HttpResponse<String> answer) {
		HttpResponse<String> last = answer;
		while (last.statusCode() == 302 && last.headers().firstValue("Location").orElseThrow().startsWith(RealKeycloak.get().url())) {
			last = get(last.headers().firstValue("Location").orElseThrow());
		}
		return last;
	}

	/** Sends the form of a page of Keycloak's. */
	public HttpResponse<String> submit(String page, Map<String, String> fields) {
		Matcher action = ACTION.matcher(page);
		if (!action.find()) {
			throw new AssertionError("No form in: " + page);
		}
		return post(URI.create(RealKeycloak.get().url()).resolve(action.group(1).replace("&amp;", "&")).toString(), fields);
	}

	public HttpResponse<String> post(String url, Map<String, String> fields) {
		return send(HttpRequest.newBuilder(URI.create(url))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form(fields))));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		request.header("X-Forwarded-For", this.client);
		if (!this.cookies.isEmpty()) {
			request.header("Cookie", this.cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")));
		}
		try {
			var response = this.http.send(request.build(), BodyHandlers.ofString());
			response.headers().allValues("Set-Cookie").forEach(this::keep);
			return response;
		}
		catch (IOException | InterruptedException failure) {
			throw new IllegalStateException(failure);
		}
	}

	public void forget(String cookie) {
		this.cookies.remove(cookie);
	}

	private void keep(String setCookie) {
		String[] pair = setCookie.split(";", 2)[0].split("=", 2);
		this.cookies.put(pair[0], pair[1]);
	}

	private static String form(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private static String challenge() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
