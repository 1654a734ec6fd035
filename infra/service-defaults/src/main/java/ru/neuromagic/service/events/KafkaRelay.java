package ru.neuromagic.service.events;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

import ru.neuromagic.events.EventHeaders;

/** Carries events from the outbox to Kafka, one after the other per key, each acknowledged before it is deleted. */
class KafkaRelay implements OutboxTypedHandler<OutgoingEvent> {

	/** Longer than the producer's own delivery timeout, which is the one that should speak. */
	private static final long ACKNOWLEDGE_SECONDS = 20;

	private final KafkaOperations<String, byte[]> kafka;

	private final String source;

	KafkaRelay(KafkaOperations<String, byte[]> kafka, String service) {
		this.kafka = kafka;
		this.source = "/" + service;
	}

	@Override
	public void handle(OutgoingEvent event, OutboxRecordMetadata metadata) {
		try {
			this.kafka.send(record(event)).get(ACKNOWLEDGE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new KafkaException("Interrupted while sending " + event.type(), interrupted);
		}
		catch (ExecutionException | TimeoutException failure) {
			throw new KafkaException("Could not send " + event.type(), failure);
		}
	}

	private ProducerRecord<String, byte[]> record(OutgoingEvent event) {
		var record = new ProducerRecord<>(event.topic(), event.key(), event.payload().getBytes(StandardCharsets.UTF_8));
		header(record, EventHeaders.SPEC_VERSION, "1.0");
		header(record, EventHeaders.ID, event.id().toString());
		header(record, EventHeaders.TYPE, event.type());
		header(record, EventHeaders.SOURCE, this.source);
		header(record, EventHeaders.TIME, event.time().toString());
		header(record, EventHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
		if (event.traceParent() != null) {
			header(record, EventHeaders.TRACE_PARENT, event.traceParent());
		}
		return record;
	}

	private static void header(ProducerRecord<?, ?> record, String name, String value) {
		record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
	}

}
