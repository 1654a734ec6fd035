package ru.neuromagic.web;

import java.util.Map;

import org.junit.jupiter.api.Test;

import ru.neuromagic.test.StrangeRequests;

@PagesTest
class MetricsTests {

	@Test
	void strangersMakeNoSeries(Browser browser) {
		StrangeRequests.makeNoSeries("/courses", () -> browser.ask("GET", "/actuator/prometheus", Map.of()).html(),
				strange -> browser.ask(strange.method(), strange.path(), strange.headers()));
	}

}
