package ru.neuromagic.local.component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.PortCheck;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The real Prometheus, which must be installed. */
class PrometheusTests {

	@TempDir
	Path folder;

	private final HttpClient http = HttpClient.newHttpClient();

	private int offset = 10_000;

	@Test
	void watchesEverythingWithTheRulesOfTheRepository() throws IOException, InterruptedException {
		Prometheus prometheus = new Prometheus(context());
		try {
			prometheus.start(_ -> {
			});
			Map<String, String> addresses = new TreeMap<>();
			await().untilAsserted(() -> {
				ask("targets").at("/data/activeTargets")
					.forEach(target -> addresses.put(target.at("/labels/job").asString(), target.get("scrapeUrl").asString()));
				assertThat(addresses).hasSize(8);
			});
			assertThat(addresses).containsEntry("gateway-service", at(Port.GATEWAY_MANAGEMENT, "/actuator/prometheus"))
				.containsEntry("web-ui", at(Port.WEB_UI, "/actuator/prometheus"))
				.containsEntry("auth-service", at(Port.AUTH, "/actuator/prometheus"))
				.containsEntry("keycloak", at(Port.KEYCLOAK_MANAGEMENT, "/metrics"))
				.containsEntry("prometheus", at(Port.PROMETHEUS, "/metrics"))
				.containsKeys("course-service", "quest-service", "notification-service");
			assertThat(ask("rules").at("/data/groups")).extracting(group -> group.get("name").asString())
				.contains("slo-availability", "events");
			// the rules watch themselves by it
			assertThat(get("/metrics")).contains("prometheus_rule_evaluation_failures_total");
		}
		finally {
			prometheus.stop();
		}
		assertThat(prometheus.process().orElseThrow().exit().join()).isZero();
	}

	@Test
	void saysHowToGetItWhenItIsMissing() {
		assertThatThrownBy(() -> Prometheus.program(Map.of("PATH", this.folder.toString()))).isInstanceOf(Refusal.class)
			.hasMessageContaining("apt install prometheus")
			.hasMessageContaining("PROMETHEUS");
	}

	@Test
	void saysWhatIsWrongWithTheOneThatIsNamed() {
		assertThatThrownBy(() -> Prometheus.program(Map.of("PROMETHEUS", "/no/such/program"))).isInstanceOf(Refusal.class)
			.hasMessageContaining("/no/such/program");
	}

	private JsonNode ask(String what) throws IOException, InterruptedException {
		return JsonMapper.shared().readTree(get("/api/v1/" + what));
	}

	private String get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(at(Port.PROMETHEUS, path))).build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	private String at(Port port, String path) {
		return "http://127.0.0.1:" + (port.number() + this.offset) + path;
	}

	private Context context() {
		DataFolder data = new DataFolder(this.folder.resolve("a folder with spaces"));
		data.create();
		while (PortCheck.isTaken(Port.PROMETHEUS.number() + this.offset)) {
			this.offset += 37;
		}
		Settings settings = new Settings(Path.of("../..").toAbsolutePath().normalize(), data,
				Path.of(System.getProperty("java.home")), this.offset, false, Set.of(), false, 100);
		return new Context(settings, new Secrets(data.secrets()), new RunRecords(data.run()));
	}

}
