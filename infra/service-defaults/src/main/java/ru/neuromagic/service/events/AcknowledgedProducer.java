package ru.neuromagic.service.events;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Sends a record and waits until the broker has it. */
class AcknowledgedProducer {

	/** Longer than the producer's own delivery timeout, which is the one that should speak. */
	private static final long ACKNOWLEDGE_SECONDS = 20;

	private final KafkaOperations<String, byte[]> kafka;

	AcknowledgedProducer(KafkaOperations<String, byte[]> kafka) {
		this.kafka = kafka;
	}

	/** @throws KafkaException when it is not known to have arrived */
	void send(ProducerRecord<String, byte[]> record) {
		try {
			this.kafka.send(record).get(ACKNOWLEDGE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new KafkaException("Interrupted while sending to " + record.topic(), interrupted);
		}
		catch (ExecutionException | TimeoutException failure) {
			throw new KafkaException("Could not send to " + record.topic(), failure);
		}
	}

}
