package ru.neuromagic.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ru.neuromagic.observability.Dashboards;
import ru.neuromagic.observability.Expression;
import ru.neuromagic.observability.Rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Prometheus would see of the platform, once people have been there. */
class MetricsTests {

	private static final Map<String, String> ENDPOINTS = Map.of("gateway-service", "8090/actuator/prometheus", "auth-service",
			"8081/actuator/prometheus", "course-service", "8082/actuator/prometheus", "quest-service", "8083/actuator/prometheus",
			"notification-service", "8084/actuator/prometheus", "web-ui", "8085/actuator/prometheus", "keycloak", "8190/metrics");

	/** Made by Prometheus itself, as is everything that begins with its name. */
	private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

	/** Told by operators that exist in Kubernetes only; the names are those of their documentation. */
	private static final Set<String> OF_OPERATORS = Set.of("cnpg_pg_replication_in_recovery", "cnpg_pg_stat_archiver_last_archived_time",
			"cnpg_pg_stat_archiver_last_failed_time", "cnpg_pg_stat_archiver_seconds_since_last_archival",
			"barman_cloud_cloudnative_pg_io_last_available_backup_timestamp");

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void eachMetricThatRulesAndDashboardsNameExists() throws IOException, InterruptedException {
		get(Platform.get().url() + "/courses");
		Rules rules = Rules.in(Platform.ROOT.resolve("infra/observability"));
		Dashboards dashboards = Dashboards.in(Platform.ROOT.resolve("infra/observability"));
		Map<String, Set<String>> named = new TreeMap<>();
		Stream.concat(rules.expressions(), dashboards.expressions())
			.forEach(expression -> expression.metrics().forEach(metric -> place(named, metric, expression)));
		named.keySet().removeIf(metric -> OF_PROMETHEUS.contains(metric) || OF_OPERATORS.contains(metric) || metric.startsWith("prometheus_") || rules.recorded().contains(metric));
		assertThat(named).hasSizeGreaterThan(20);
		// consumers tell of a topic when they have asked for its records
		await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			Map<String, Set<String>> missing = new TreeMap<>(named);
			missing.keySet().removeAll(shown());
			assertThat(missing).isEmpty();
		});
	}

	@Test
	void aSampledRequestIsAnExemplarInEachComponentThatItPasses() {
		// recorded by any gateway that records something
		String trace = UUID.randomUUID().toString().replace("-", "").substring(0, 16) + "0000000000000001";
		// a bucket keeps the exemplar that it has for some seconds
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			get(Platform.get().url() + "/courses", "traceparent", "00-%s-%s-01".formatted(trace, trace.substring(16)));
			for (String component : Set.of("gateway-service", "web-ui")) {
				String scrape = get(endpoint(component), "Accept", "application/openmetrics-text; version=1.0.0");
				assertThat(scrape).as(component).containsPattern("http_server_requests_seconds_bucket\\{.*# \\{.*trace_id=\"" + trace + "\"");
			}
		});
	}

	private static void place(Map<String, Set<String>> named, String metric, Expression expression) {
		named.computeIfAbsent(metric, _ -> new TreeSet<>()).add(expression.place());
	}

	/** Names of all series of all components. */
	private Set<String> shown() throws IOException, InterruptedException {
		Set<String> shown = new TreeSet<>();
		for (String component : ENDPOINTS.keySet()) {
			get(endpoint(component)).lines()
				.filter(line -> !line.startsWith("#"))
				.map(line -> line.split("[{ ]", 2)[0])
				.forEach(shown::add);
		}
		return shown;
	}

	private static String endpoint(String component) {
		String[] endpoint = ENDPOINTS.get(component).split("/", 2);
		return "http://127.0.0.1:%d/%s".formatted(Platform.get().port(Integer.parseInt(endpoint[0])), endpoint[1]);
	}

	private String get(String address, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
		if (headers.length > 0) {
			request.headers(headers);
		}
		var answer = this.http.send(request.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(address).isEqualTo(200);
		return answer.body();
	}

}
