package ru.neuromagic.tracing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.jspecify.annotations.Nullable;

/**
 * Lets only known attributes leave, under the names of OpenTelemetry's semantic conventions. Libraries put whole addresses
 * with their queries and the messages of exceptions into spans, and with them codes, tokens and names: a list of what
 * may leave cannot miss one. What failed is told by the type of the error; the log has the rest under the same trace id.
 */
class DiscreetSpans implements SpanFilter {

	private static final String METHOD = "http.request.method";

	private static final String STATUS = "http.response.status_code";

	private static final String ROUTE = "http.route";

	private static final String BACK_END = "spring.cloud.gateway.route.id";

	private static final String ERROR = "error.type";

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("method", METHOD), Map.entry("http.method", METHOD),
			Map.entry("status", STATUS), Map.entry("http.status_code", STATUS), Map.entry("uri", ROUTE),
			Map.entry(BACK_END, BACK_END), Map.entry("exception", ERROR), Map.entry("error", ERROR),
			Map.entry("messaging.system", "messaging.system"), Map.entry("messaging.operation", "messaging.operation.name"),
			Map.entry("messaging.destination.name", "messaging.destination.name"),
			Map.entry("messaging.source.name", "messaging.destination.name"),
			Map.entry("messaging.kafka.consumer.group", "messaging.consumer.group.name"),
			Map.entry("messaging.kafka.source.partition", "messaging.destination.partition.id"),
			Map.entry("messaging.kafka.message.offset", "messaging.kafka.offset"));

	/** With the expression that it must match, which tells nothing to whoever reads a trace. */
	private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+):[^/]*}");

	/** The address, or Feign's template of it, which begins after the path that all of a client's methods have in common. */
	private static final String TEMPLATE = "http.url";

	private static final String FEIGN = "clientName";

	@Override
	public FinishedSpan map(FinishedSpan span) {
		return OtelFinishedSpan.fromOtel(new Discreet(OtelFinishedSpan.toOtel(span), span.getTags()));
	}

	/** The path that a span tells of, or nothing. */
	static String path(Map<String, String> tags) {
		String address = tags.getOrDefault(TEMPLATE, tags.getOrDefault("http.uri", ""));
		return address.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("\\?.*", "");
	}

	private static final class Discreet extends DelegatingSpanData {

		private final Attributes attributes;

		private final String name;

		Discreet(SpanData span, Map<String, String> tags) {
			super(span);
			this.attributes = attributes(span, tags);
			this.name = name(span.getName(), tags, this.attributes);
		}

		private static Attributes attributes(SpanData span, Map<String, String> tags) {
			AttributesBuilder attributes = Attributes.builder();
			tags.forEach((tag, value) -> {
				String name = NAMES.get(tag);
				if (name != null && isSaid(name, value)) {
					switch (name) {
						case STATUS -> attributes.put(name, Long.parseLong(value));
						case ROUTE -> attributes.put(name, VARIABLE.matcher(value).replaceAll("{$1}"));
						default -> attributes.put(name, value);
					}
				}
			});
			span.getEvents()
				.stream()
				.map(event -> event.getAttributes().get(AttributeKey.stringKey("exception.type")))
				.filter(type -> type != null)
				.forEach(type -> attributes.put(ERROR, type));
			return attributes.build();
		}

		/** Spring says "none", "UNKNOWN" and the like where there is nothing to say. */
		private static boolean isSaid(String name, String value) {
			return switch (name) {
				case STATUS -> value.matches("[1-5]\\d\\d");
				case ROUTE -> value.startsWith("/");
				case ERROR -> !value.equals("none");
				default -> !value.isEmpty();
			};
		}

		private static String name(String given, Map<String, String> tags, Attributes attributes) {
			String method = attributes.get(AttributeKey.stringKey(METHOD));
			if (method == null) {
				return given;
			}
			String target = target(tags, attributes);
			return (target != null) ? method + " " + target : method;
		}

		private static @Nullable String target(Map<String, String> tags, Attributes attributes) {
			String client = tags.get(FEIGN);
			if (client != null) {
				return client.substring(client.lastIndexOf('.') + 1) + " " + path(tags);
			}
			String route = attributes.get(AttributeKey.stringKey(ROUTE));
			return (route != null) ? route : attributes.get(AttributeKey.stringKey(BACK_END));
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public Attributes getAttributes() {
			return this.attributes;
		}

		@Override
		public int getTotalAttributeCount() {
			return this.attributes.size();
		}

		@Override
		public List<EventData> getEvents() {
			return List.of();
		}

		@Override
		public int getTotalRecordedEvents() {
			return 0;
		}

		@Override
		public StatusData getStatus() {
			return StatusData.create(super.getStatus().getStatusCode(), "");
		}

	}

}
