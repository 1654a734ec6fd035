package ru.neuromagic.service.events;

import java.nio.charset.StandardCharsets;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ru.neuromagic.events.EventHeaders;

/** Carries events from the outbox to Kafka, one after the other per key, each acknowledged before it is deleted. */
class KafkaRelay implements OutboxTypedHandler<OutgoingEvent> {

	private static final Logger log = LoggerFactory.getLogger(KafkaRelay.class);

	private final AcknowledgedProducer producer;

	private final Cause cause;

	private final String source;

	KafkaRelay(AcknowledgedProducer producer, Cause cause, String service) {
		this.producer = producer;
		this.cause = cause;
		this.source = "/" + service;
	}

	@Override
	public void handle(OutgoingEvent event, OutboxRecordMetadata metadata) {
		this.cause.continued(event.traceParent(), () -> {
			this.producer.send(record(event));
			log.info("Sent {} {}", event.type(), event.id());
		});
	}

	private ProducerRecord<String, byte[]> record(OutgoingEvent event) {
		var record = new ProducerRecord<>(event.topic(), event.key(), event.payload().getBytes(StandardCharsets.UTF_8));
		header(record, EventHeaders.SPEC_VERSION, "1.0");
		header(record, EventHeaders.ID, event.id().toString());
		header(record, EventHeaders.TYPE, event.type());
		header(record, EventHeaders.SOURCE, this.source);
		header(record, EventHeaders.TIME, event.time().toString());
		header(record, EventHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
		// the producer's own span takes its place where there is one
		if (event.traceParent() != null) {
			header(record, EventHeaders.TRACE_PARENT, event.traceParent());
		}
		return record;
	}

	private static void header(ProducerRecord<?, ?> record, String name, String value) {
		record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
	}

}
