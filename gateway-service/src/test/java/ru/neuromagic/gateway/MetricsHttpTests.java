package ru.neuromagic.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsHttpTests extends StandIns {

	private static final String MARK = "wanderer";

	@Test
	void countsRequestsByRouteAndFilesApart() {
		get("/courses/intro");
		get("/assets/css/site.css");
		get("/api/quests/first");
		get("/api/nowhere");

		assertThat(scrape()).containsPattern(count("200", "web-ui"))
			.containsPattern(count("200", "files"))
			.containsPattern(count("200", "quests"))
			.containsPattern(count("404", "none"))
			.containsPattern("http_server_requests_seconds_bucket\\{.*route=\"web-ui\".*le=\"0\\.5\".*\\}");
	}

	@Test
	void showsTheBreakerOfEachBackEndFromTheStart() {
		assertThat(scrape()).containsPattern("resilience4j_circuitbreaker_state\\{.*name=\"web-ui\".*state=\"open\".*\\} 0");
	}

	/** Prometheus before 2.43 refuses a whole scrape that has exemplars elsewhere. */
	@Test
	void aSampledRequestIsAnExemplarOfABucket() {
		// the gateway decides by the second half of the id; one so small is recorded whatever the share. A bucket keeps its
		// exemplar for seconds, so that it must be one of a method that nobody else here uses
		send("PUT", "/courses/intro", BodyPublishers.noBody(), "traceparent", "00-0af7651916cd43dd0000000000000001-b7ad6b7169203331-01");

		assertThat(sendTo(managementPort, "GET", "/actuator/prometheus", BodyPublishers.noBody(), "Accept",
				"application/openmetrics-text; version=1.0.0").body().lines().filter(line -> line.contains(" # {")))
			.allMatch(line -> line.matches("\\w+_(bucket|total)\\{.*"))
			.anyMatch(line -> line.startsWith("http_server_requests_seconds_bucket")
					&& line.contains("trace_id=\"0af7651916cd43dd0000000000000001\""));
	}

	/** Each distinct value of a label is a series that is kept for weeks. */
	@Test
	void strangersMakeNoSeries() {
		scrape();
		strangeRequests("1");
		Set<String> before = series();
		strangeRequests("2");
		strangeRequests("3");

		assertThat(series()).isEqualTo(before);
		assertThat(scrape()).doesNotContainIgnoringCase(MARK);
	}

	private void strangeRequests(String round) {
		String mark = MARK + round;
		for (String method : List.of("GET", "POST", "OPTIONS", "WANDERER" + round)) {
			for (String path : List.of("/" + mark, "/" + mark + "/" + mark, "/assets/" + mark, "/api/" + mark, "/api/courses/" + mark,
					"/id/realms/" + mark, "/id/realms/neuromagic/" + mark, "/gateway/" + mark, "/courses?" + mark + "=" + mark)) {
				send(method, path, BodyPublishers.noBody());
				send(method, path, BodyPublishers.noBody(), "User-Agent", mark, "Origin", "https://" + mark + ".example", "X-Request-Id",
						"id-of-a-" + mark, "X-Forwarded-For", mark, "X-Forwarded-Host", mark, "Authorization", "Bearer " + mark);
			}
		}
	}

	private Set<String> series() {
		return scrape().lines()
			.filter(line -> line.startsWith("http_") || line.startsWith("spring_cloud_"))
			.map(line -> line.substring(0, line.lastIndexOf(' ')))
			.collect(Collectors.toSet());
	}

	private static String count(String status, String route) {
		return "http_server_requests_seconds_count\\{.*route=\"%s\",status=\"%s\".*\\} [1-9]".formatted(route, status);
	}

	private String scrape() {
		return sendTo(managementPort, "GET", "/actuator/prometheus", BodyPublishers.noBody()).body();
	}

}
