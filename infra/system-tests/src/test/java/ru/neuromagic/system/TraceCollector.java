package ru.neuromagic.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;

/** Takes spans over OTLP (https://opentelemetry.io/docs/specs/otlp/#otlphttp) and keeps them. */
final class TraceCollector {

	private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

	private final HttpServer server;

	/** @param port 0 for any that is free */
	TraceCollector(int port) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		this.server.createContext("/v1/traces", this::take);
		this.server.start();
	}

	/**
	 * @param parent empty for the first of a trace
	 * @param kind SERVER, CLIENT, PRODUCER, CONSUMER or INTERNAL
	 * @param text whatever else it says, events and status too
	 */
	record Span(String trace, String id, String parent, String service, String kind, String name,
			Map<String, String> attributes, String text) {

		String told() {
			return "%s %s %s".formatted(this.service, this.kind, this.name);
		}

	}

	String endpoint() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1/traces";
	}

	List<Span> spans() {
		return List.copyOf(this.spans);
	}

	List<Span> trace(String id) {
		return this.spans.stream().filter(span -> span.trace().equals(id)).toList();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
			var body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
			ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::keep);
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private void keep(ResourceSpans part) {
		String service = attributes(part.getResource().getAttributesList()).get("service.name");
		part.getScopeSpansList()
			.stream()
			.flatMap(scope -> scope.getSpansList().stream())
			.map(span -> new Span(hex(span.getTraceId()), hex(span.getSpanId()), hex(span.getParentSpanId()), service,
					span.getKind().name().replace("SPAN_KIND_", ""), span.getName(), attributes(span.getAttributesList()),
					span.toString()))
			.forEach(this.spans::add);
	}

	private static Map<String, String> attributes(List<KeyValue> attributes) {
		Map<String, String> values = new TreeMap<>();
		attributes.forEach(attribute -> values.put(attribute.getKey(), value(attribute.getValue())));
		return values;
	}

	private static String value(AnyValue value) {
		return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
	}

	private static String hex(ByteString bytes) {
		return HexFormat.of().formatHex(bytes.toByteArray());
	}

}
