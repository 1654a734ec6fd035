package ru.neuromagic.events;

/**
 * The Kafka record headers of an event: CloudEvents 1.0 in binary content mode
 * (<a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka protocol binding</a>).
 */
public final class EventHeaders {

	/** Unique per event, the same however often it is delivered: a UUID. */
	public static final String ID = "ce_id";

	/** {@link EventType#wireName()}. */
	public static final String TYPE = "ce_type";

	/** The service that tells it, such as {@code /course-service}. */
	public static final String SOURCE = "ce_source";

	/** When it was appended, ISO 8601 UTC. */
	public static final String TIME = "ce_time";

	public static final String SPEC_VERSION = "ce_specversion";

	public static final String CONTENT_TYPE = "content-type";

	/** W3C Trace Context of the request that caused it. */
	public static final String TRACE_PARENT = "traceparent";

	private EventHeaders() {
	}

}
