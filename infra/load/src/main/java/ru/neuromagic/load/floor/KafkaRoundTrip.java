package ru.neuromagic.load.floor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ru.neuromagic.load.machine.Components;

/** One message after the other from a producer with {@code acks=all} to a consumer, on a topic of its own. */
public final class KafkaRoundTrip {

	private static final int WARM_UP = 300;

	private static final int MOST_MESSAGES = 5000;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** About as long as a {@code quest.completed.v1}. */
	private static final byte[] MESSAGE = "x".repeat(500).getBytes(StandardCharsets.US_ASCII);

	private KafkaRoundTrip() {
	}

	/**
	 * @param times in microseconds
	 * @param cpuMillis of the broker for one message
	 */
	public record Result(Histogram times, double cpuMillis) {
	}

	public static Result run(int port, Components components, Duration duration) throws InterruptedException {
		String bootstrap = "127.0.0.1:" + port;
		TopicPartition partition = new TopicPartition("load." + UUID.randomUUID(), 0);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
			admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1))).all().get();
			try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "acks", "all"),
					new StringSerializer(), new ByteArraySerializer());
					var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
							new StringDeserializer(), new ByteArrayDeserializer())) {
				consumer.assign(List.of(partition));
				for (int i = 0; i < WARM_UP; i++) {
					once(producer, consumer, partition);
				}
				Histogram times = new Histogram(PATIENCE.toNanos() / 1000, 3);
				Duration before = components.cpu().of("kafka");
				long deadline = System.nanoTime() + duration.toNanos();
				while (System.nanoTime() < deadline && times.getTotalCount() < MOST_MESSAGES) {
					long from = System.nanoTime();
					once(producer, consumer, partition);
					times.recordValue((System.nanoTime() - from) / 1000);
				}
				Duration used = components.cpu().of("kafka").minus(before);
				return new Result(times, used.toNanos() / 1e6 / times.getTotalCount());
			}
			finally {
				admin.deleteTopics(List.of(partition.topic())).all().get();
			}
		}
		catch (ExecutionException refused) {
			throw new IllegalStateException("Kafka refused: " + refused.getMessage(), refused);
		}
	}

	private static void once(KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer,
			TopicPartition partition) {
		producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", MESSAGE));
		if (consumer.poll(PATIENCE).count() != 1) {
			throw new IllegalStateException("a message did not come back within " + PATIENCE.toSeconds() + " s");
		}
	}

}
