package ru.neuromagic.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ru.neuromagic.local.setup.Installation;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account to look around with, made on the first run in the way in which everybody gets one. */
final class DemoAccount {

	static final String EMAIL = "learner@neuromagic.local";

	/** Known to everybody who reads this: the platform listens on this machine only. */
	static final String PASSWORD = "zvezdnoe-nebo-42";

	/** As the form on the site has it ticked. */
	private static final List<Map<String, String>> ACCEPTANCES = List.of(
			Map.of("document", "terms", "version", "2026-11-23"),
			Map.of("document", "personal-data", "version", "2026-11-23"));

	private static final Set<String> NEEDS = Set.of("gateway-service", "auth-service", "notification-service",
			"keycloak", "kafka", "postgres", "mailbox");

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final Settings settings;

	private final Installation installation;

	DemoAccount(Settings settings, Installation installation) {
		this.settings = settings;
		this.installation = installation;
	}

	/**
	 * Makes the account if there is none yet. That it cannot be made is no reason to stop a platform that runs.
	 * @return what to tell the user about it
	 */
	String ensure() throws InterruptedException {
		if (!this.installation.hasDemoAccount() && this.settings.leftOut().stream().anyMatch(NEEDS::contains)) {
			return "not made: a part that it needs is left out";
		}
		if (!this.installation.hasDemoAccount()) {
			try {
				make();
				this.installation.demoAccountMade(EMAIL);
			}
			catch (IOException | JacksonException ex) {
				return "could not be made (%s). Register at %s/register".formatted(ex.getMessage(),
						this.settings.publicUrl());
			}
		}
		return EMAIL + " · " + PASSWORD;
	}

	private void make() throws IOException, InterruptedException {
		long deadline = System.nanoTime() + LIMIT.toNanos();
		Set<String> older = mails().stream().map(mail -> mail.path("ID").asString()).collect(Collectors.toSet());
		String registrations = this.settings.publicUrl() + "/api/auth/registrations";
		HttpResponse<String> registered;
		while (true) {
			registered = send("POST", registrations, Map.of("name", "Мерлин", "email", EMAIL, "password", PASSWORD,
					"locale", "ru", "timeZone", "Europe/Moscow", "acceptances", ACCEPTANCES));
			if (registered.statusCode() == 202) {
				break;
			}
			if (registered.statusCode() < 500 || System.nanoTime() > deadline) {
				throw new IOException("registration answered " + registered.statusCode() + " " + registered.body());
			}
			LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
		}
		String id = JSON.readTree(registered.body()).path("registrationId").asString();
		String code = code(older, deadline);
		while (true) {
			HttpResponse<String> verified = send("PUT", registrations + "/" + id + "/verification", Map.of("code", code));
			if (verified.statusCode() == 204) {
				return;
			}
			if (verified.statusCode() != 503 || System.nanoTime() > deadline) {
				throw new IOException("verification answered " + verified.statusCode() + " " + verified.body());
			}
			LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
		}
	}

	private String code(Set<String> older, long deadline) throws IOException, InterruptedException {
		while (System.nanoTime() < deadline) {
			Optional<String> code = newMail(older);
			if (code.isPresent()) {
				return code.get();
			}
			LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
		}
		throw new IOException("no code arrived in the mailbox within " + LIMIT.toSeconds() + " s");
	}

	/** The code in a mail to the account that was not there before. */
	private Optional<String> newMail(Set<String> older) throws IOException, InterruptedException {
		for (JsonNode mail : mails()) {
			String id = mail.path("ID").asString();
			if (!older.contains(id) && mail.path("To").path(0).path("Address").asString().equals(EMAIL)) {
				String address = this.settings.url(Port.MAILBOX) + "/api/v1/message/" + id;
				Matcher matcher = CODE.matcher(JSON.readTree(send("GET", address, Map.of()).body()).path("Text").asString());
				if (matcher.find()) {
					return Optional.of(matcher.group(1));
				}
			}
		}
		return Optional.empty();
	}

	private List<JsonNode> mails() throws IOException, InterruptedException {
		String address = this.settings.url(Port.MAILBOX) + "/api/v1/messages?limit=100";
		return JSON.readTree(send("GET", address, Map.of()).body()).path("messages").valueStream().toList();
	}

	private HttpResponse<String> send(String method, String url, Map<String, ?> body)
			throws IOException, InterruptedException {
		HttpRequest.BodyPublisher publisher = body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
				: HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
		HttpRequest request = HttpRequest.newBuilder(URI.create(url))
			.method(method, publisher)
			.header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.timeout(Duration.ofSeconds(30))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString());
	}

}
