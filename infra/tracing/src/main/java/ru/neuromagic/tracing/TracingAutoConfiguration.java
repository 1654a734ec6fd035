package ru.neuromagic.tracing;

import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.exporter.SpanFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class TracingAutoConfiguration {

	@Bean
	SpanFilter discreetSpans() {
		return new DiscreetSpans();
	}

	/**
	 * Probes and scrapes, which come every few seconds and say nothing of a learner, and files with a version in their name.
	 * They are counted like all requests.
	 */
	@Bean
	SpanExportingPredicate noSpansOfProbesAndFiles() {
		return span -> !DiscreetSpans.path(span.getTags()).matches("/(actuator|assets|gateway|id/resources)/.*");
	}

}
