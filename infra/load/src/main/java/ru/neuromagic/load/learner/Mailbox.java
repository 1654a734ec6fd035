package ru.neuromagic.load.learner;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ru.neuromagic.load.http.Connection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mailbox of the local platform, where every mail arrives. */
final class Mailbox implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Connection connection;

	Mailbox(int port) {
		this.connection = new Connection(port);
	}

	/** The code in the newest mail to the address. */
	String awaitCode(String email) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < deadline) {
			Optional<String> code = code(email);
			if (code.isPresent()) {
				return code.get();
			}
			Thread.sleep(Duration.ofMillis(200));
		}
		throw new IOException("no code for %s arrived within %d s".formatted(email, PATIENCE.toSeconds()));
	}

	private Optional<String> code(String email) throws IOException {
		for (JsonNode mail : get("/api/v1/messages?limit=100").path("messages")) {
			if (mail.path("To").path(0).path("Address").asString().equals(email)) {
				Matcher code = CODE.matcher(get("/api/v1/message/" + mail.path("ID").asString()).path("Text").asString());
				if (code.find()) {
					return Optional.of(code.group(1));
				}
			}
		}
		return Optional.empty();
	}

	private JsonNode get(String target) throws IOException {
		return JSON.readTree(this.connection.send("GET", target, Map.of(), null).text());
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
