package ru.neuromagic.service.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

import ru.neuromagic.events.EventHeaders;

/**
 * Records that this service could not process, on a topic {@code <topic>.<service>.dlt} each, and the way back: replaying
 * puts them on their topic again with the same event id, so that only those are processed who have not done so.
 */
class DeadLetters implements ConsumerRecordRecoverer {

	private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

	private static final String REASON = "neuromagic-dead-letter-reason";

	private static final Duration POLL = Duration.ofSeconds(1);

	private final String service;

	private final AcknowledgedProducer producer;

	private final ConsumerFactory<String, byte[]> consumers;

	private final KafkaAdmin admin;

	private final EventMetrics metrics;

	private final Cause cause;

	DeadLetters(String service, AcknowledgedProducer producer, ConsumerFactory<String, byte[]> consumers,
			KafkaAdmin admin, EventMetrics metrics, Cause cause) {
		this.service = service;
		this.producer = producer;
		this.consumers = consumers;
		this.admin = admin;
		this.metrics = metrics;
		this.cause = cause;
	}

	/** Puts a record aside; when that fails too, the record is delivered again. */
	@Override
	@SuppressWarnings("unchecked")
	public void accept(ConsumerRecord<?, ?> failed, Exception reason) {
		var record = (ConsumerRecord<String, byte[]>) failed;
		this.cause.continued(IncomingEventConverter.header(record, EventHeaders.TRACE_PARENT), () -> putAside(record, reason));
	}

	private void putAside(ConsumerRecord<String, byte[]> record, Exception reason) {
		String destination = Topic.deadLettersName(record.topic(), this.service);
		this.admin.createOrModifyTopics(Topic.deadLetters(record.topic(), this.service));
		var headers = new RecordHeaders(record.headers());
		headers.remove(REASON);
		headers.add(REASON, rootCause(reason).getClass().getName().getBytes(StandardCharsets.UTF_8));
		this.producer.send(new ProducerRecord<>(destination, null, record.key(), record.value(), headers));
		this.metrics.deadLetter(record.topic());
		log.error("Dead letter: {} partition {} offset {} now on {}", record.topic(), record.partition(), record.offset(),
				destination, rootCause(reason));
	}

	/** How many records wait on each dead-letter topic of this service. */
	Map<String, Long> count() {
		Map<String, Long> counts = new TreeMap<>();
		try (Consumer<String, byte[]> consumer = consumer()) {
			consumer.listTopics()
				.keySet()
				.stream()
				.filter(topic -> topic.endsWith("." + this.service + ".dlt"))
				.forEach(topic -> counts.put(topic, waiting(consumer, partitions(consumer, topic))));
		}
		return counts;
	}

	/**
	 * Sends what waits now back to the topic.
	 * @param topic the original one
	 * @return how many records were sent
	 */
	int replay(String topic) {
		try (Consumer<String, byte[]> consumer = consumer()) {
			Collection<TopicPartition> partitions = partitions(consumer, Topic.deadLettersName(topic, this.service));
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			consumer.assign(partitions);
			positions(consumer, partitions).forEach(consumer::seek);
			int replayed = 0;
			while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
				for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
					var partition = new TopicPartition(record.topic(), record.partition());
					if (record.offset() >= ends.get(partition)) {
						continue;
					}
					var headers = new RecordHeaders(record.headers());
					headers.remove(REASON);
					this.producer.send(new ProducerRecord<>(topic, null, record.key(), record.value(), headers));
					consumer.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
					replayed++;
				}
			}
			log.info("Replayed {} dead letters to {}", replayed, topic);
			return replayed;
		}
	}

	private Consumer<String, byte[]> consumer() {
		return this.consumers.createConsumer(this.service + ".dead-letters", "dead-letters");
	}

	private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
		var partitions = consumer.partitionsFor(topic);
		return (partitions != null)
				? partitions.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList() : List.of();
	}

	private static long waiting(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
		return positions(consumer, partitions).entrySet()
			.stream()
			.mapToLong(position -> ends.get(position.getKey()) - position.getValue())
			.sum();
	}

	/** Where replaying goes on; never before what retention has left. */
	private static Map<TopicPartition, Long> positions(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		Map<TopicPartition, Long> positions = new LinkedHashMap<>(consumer.beginningOffsets(partitions));
		Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(
				consumer.committed(new HashSet<>(partitions)));
		committed.forEach((partition, offset) -> {
			if (offset != null) {
				positions.merge(partition, offset.offset(), Math::max);
			}
		});
		return positions;
	}

	private static Throwable rootCause(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		return cause;
	}

}
