package ru.neuromagic.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.EventType;

/** Stands at Kafka in place of the other services: publishes events, well-formed or not, and reads what was published. */
public final class KafkaProbe {

	private static final KafkaProbe INSTANCE = new KafkaProbe();

	private static final long SEND_SECONDS = 15;

	private static final int PARTITIONS = 6;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final JsonMapper json = JsonMapper.builder().build();

	private final String servers = RealKafka.get().bootstrapServers();

	private final KafkaProducer<String, @Nullable String> producer = new KafkaProducer<>(
			Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.servers), new StringSerializer(), new StringSerializer());

	private KafkaProbe() {
	}

	public static KafkaProbe get() {
		return INSTANCE;
	}

	/** Makes the topic if its producer, which another service is, has not. */
	public void ensureTopic(String topic) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.servers))) {
			admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get(SEND_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException failure) {
			if (!(failure.getCause() instanceof TopicExistsException)) {
				throw new IllegalStateException(failure);
			}
		}
		catch (InterruptedException | TimeoutException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** Publishes an event and returns the id that it got. */
	public UUID publish(Event event) {
		UUID id = UUID.randomUUID();
		publish(id, event);
		return id;
	}

	/** Publishes an event under an id of your choice: twice the same is a duplicate. */
	public void publish(UUID id, Event event) {
		publishRaw(event.type().topic(), event.key().toString(), this.json.writeValueAsString(event),
				Map.of(EventHeaders.ID, id.toString(), EventHeaders.TYPE, event.type().wireName(), EventHeaders.SOURCE, "/test",
						EventHeaders.TIME, Instant.now().toString(), EventHeaders.SPEC_VERSION, "1.0"));
	}

	/** Publishes whatever you like. */
	public void publishRaw(String topic, String key, @Nullable String value, Map<String, String> headers) {
		ensureTopic(topic);
		var record = new ProducerRecord<String, @Nullable String>(topic, key, value);
		headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
		try {
			this.producer.send(record).get(SEND_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** All records of a topic, in order per partition; none if it does not exist. */
	public List<ConsumerRecord<String, String>> read(String topic) {
		List<ConsumerRecord<String, String>> records = new ArrayList<>();
		Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.servers,
				ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
			var known = consumer.listTopics().get(topic);
			if (known == null) {
				return records;
			}
			var partitions = known.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
				consumer.poll(Duration.ofMillis(200)).forEach(records::add);
			}
		}
		return records;
	}

	/** The events of a type and key on a topic, read as their record. */
	public <E extends Event> List<E> events(Class<E> type, String topic, UUID key) {
		return read(topic).stream()
			.filter(record -> key.toString().equals(record.key()))
			.filter(record -> isOf(type, record))
			.map(record -> this.json.readValue(record.value(), type))
			.toList();
	}

	private static boolean isOf(Class<? extends Event> type, ConsumerRecord<?, ?> record) {
		String wireName = header(record, EventHeaders.TYPE);
		return EventType.of(String.valueOf(wireName)).filter(known -> known.payload() == type).isPresent();
	}

	/** Waits for a record that matches. */
	public ConsumerRecord<String, String> await(String topic, Predicate<ConsumerRecord<String, String>> matching) {
		return Awaitility.await("a record on " + topic)
			.atMost(PATIENCE)
			.until(() -> read(topic).stream().filter(matching).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

}
