package ru.neuromagic.test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
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

	private String scrape() {
		return new String(this.mvc.get().uri("/actuator/prometheus").exchange().getResponse().getContentAsByteArray(),
				StandardCharsets.UTF_8);
	}

}
