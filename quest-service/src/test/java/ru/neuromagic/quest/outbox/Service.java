package ru.neuromagic.quest.outbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.quest.QuestService;
import ru.neuromagic.test.RealPostgres;
import ru.neuromagic.test.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** The quest service in a JVM of its own, used over HTTP. */
final class Service implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final int port = Broker.freePort();

	private final JavaProcess process;

	Service(String name, Path folder, String databaseUrl, String broker) {
		this.process = JavaProcess.start(name, folder,
				Map.of("SERVER_PORT", Integer.toString(this.port), "SERVER_ADDRESS", "127.0.0.1", "DB_URL", databaseUrl,
						"DB_PASSWORD", RealPostgres.PASSWORD, "KAFKA_BOOTSTRAP_SERVERS", broker, "OIDC_ISSUER",
						Tokens.get().issuer(), "OIDC_INTERNAL_URL", Tokens.get().issuer()),
				QuestService.class.getName()).awaitReady(this::isReady);
	}

	private boolean isReady() throws IOException, InterruptedException {
		return HTTP.send(request("/actuator/health/readiness").GET().build(), HttpResponse.BodyHandlers.discarding())
			.statusCode() == 200;
	}

	/** The learner completes the quest of one task; the answer comes whether or not the broker is there. */
	UUID completesQuest(UUID learner) throws IOException, InterruptedException {
		String token = Tokens.get().learner(learner);
		JsonNode attempt = send(request("/api/quests/owl-words/attempts").header("Authorization", token)
			.POST(HttpRequest.BodyPublishers.noBody()));
		String id = attempt.path("id").asString();
		JsonNode completed = send(
				request("/api/quests/attempts/" + id + "/answers/word/checks/1").header("Authorization", token)
					.header("Content-Type", "application/json")
					.PUT(HttpRequest.BodyPublishers.ofString("{\"text\":\"Нейра\"}")));
		assertThat(completed.path("state").asString()).isEqualTo("completed");
		return UUID.fromString(id);
	}

	private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(response.statusCode()).isBetween(200, 201);
		return JsonMapper.shared().readTree(response.body());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).timeout(Duration.ofSeconds(5));
	}

	void kill() {
		this.process.kill();
	}

	@Override
	public void close() {
		kill();
	}

}
