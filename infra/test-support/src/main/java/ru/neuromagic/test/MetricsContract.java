package ru.neuromagic.test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for the metrics of every service; a service's test extends it. */
public abstract class MetricsContract {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private KafkaListenerEndpointRegistry listeners;

	@Value("${neuromagic.room}")
	private String room;

	@Test
	void strangersMakeNoSeries() {
		StrangeRequests.makeNoSeries("/api/" + this.room, this::scrape, strange -> {
			var request = this.mvc.method(HttpMethod.valueOf(strange.method())).uri(strange.path());
			strange.headers().forEach(request::header);
			request.exchange();
		});
	}

	/** A counter that begins with its first dead letter begins at 1, and an alert on its increase sees none. */
	@Test
	void deadLettersOfEachConsumedTopicAreCountedFromTheStart() {
		List<String> consumed = this.listeners.getListenerContainers()
			.stream()
			.map(container -> container.getContainerProperties().getTopics())
			.filter(Objects::nonNull)
			.flatMap(Arrays::stream)
			.toList();
		String scrape = scrape();
		assertThat(consumed).allSatisfy(topic -> assertThat(scrape)
			.containsPattern("neuromagic_events_dead_letters_total\\{[^}]*topic=\"" + topic + "\""));
	}

	/** Prometheus before 2.43 refuses a whole scrape that has exemplars elsewhere. */
	@Test
	void aSampledRequestIsAnExemplarOfABucket() {
		this.mvc.get().uri("/actuator/health").header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").exchange();
		assertThat(scrape("application/openmetrics-text; version=1.0.0").lines().filter(line -> line.contains(" # {")))
			.allMatch(line -> line.matches("\\w+_(bucket|total)\\{.*"))
			.anyMatch(line -> line.startsWith("http_server_requests_seconds_bucket")
					&& line.contains("trace_id=\"0af7651916cd43dd8448eb211c80319c\""));
	}

	private String scrape() {
		return scrape("text/plain");
	}

	private String scrape(String format) {
		return new String(this.mvc.get()
			.uri("/actuator/prometheus")
			.accept(MediaType.parseMediaType(format))
			.exchange()
			.getResponse()
			.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
