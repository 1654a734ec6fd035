package ru.neuromagic.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The local mailbox, read by Mailpit's API. */
final class Mailbox {

	private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)");

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final HttpClient http = HttpClient.newHttpClient();

	private final JsonMapper json = JsonMapper.builder().build();

	private final String url;

	Mailbox(Platform platform) {
		this.url = "http://localhost:" + platform.port(8025) + "/api/v1/";
	}

	/** Waits for the newest mail to an address whose subject contains something, and returns it whole. */
	JsonNode await(String address, String subject) {
		return Awaitility.await("mail to " + address + " about " + subject)
			.atMost(PATIENCE)
			.until(() -> newest(address, subject), Optional::isPresent)
			.orElseThrow();
	}

	/** Waits for a mail with a code other than the ones seen before. */
	String awaitCode(String address, String... seen) {
		return Awaitility.await("a new code for " + address)
			.atMost(PATIENCE)
			.until(() -> newest(address, "").flatMap(Mailbox::code).filter(code -> !List.of(seen).contains(code)),
					Optional::isPresent)
			.orElseThrow();
	}

	/** All that were ever sent. */
	List<String> codes() {
		return StreamSupport.stream(get("messages?limit=200").get("messages").spliterator(), false)
			.map(message -> code(get("message/" + message.get("ID").asString())))
			.flatMap(Optional::stream)
			.toList();
	}

	int count(String address, String subject) {
		return (int) StreamSupport.stream(get("messages?limit=200").get("messages").spliterator(), false)
			.filter(message -> isTo(message, address) && message.get("Subject").asString().contains(subject))
			.count();
	}

	private Optional<JsonNode> newest(String address, String subject) {
		return StreamSupport.stream(get("messages?limit=200").get("messages").spliterator(), false)
			.filter(message -> isTo(message, address) && message.get("Subject").asString().contains(subject))
			.findFirst()
			.map(message -> get("message/" + message.get("ID").asString()));
	}

	private static boolean isTo(JsonNode message, String address) {
		return message.get("To").get(0).get("Address").asString().equals(address);
	}

	private static Optional<String> code(JsonNode message) {
		Matcher matcher = CODE.matcher(message.get("Text").asString());
		return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	private JsonNode get(String path) {
		try {
			return this.json.readTree(
					this.http.send(HttpRequest.newBuilder(URI.create(this.url + path)).build(), HttpResponse.BodyHandlers.ofString())
						.body());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

}
