package ru.neuromagic.quest.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A Kafka broker (KRaft) of the test's own, which it may kill and start again: its address and data stay. */
final class Broker implements AutoCloseable {

	private final Path folder;

	private final int port = freePort();

	private @Nullable JavaProcess process;

	Broker(Path folder) throws InterruptedException {
		this.folder = folder;
		String settings = """
				process.roles=broker,controller
				node.id=1
				controller.quorum.voters=1@127.0.0.1:%2$d
				listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
				advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
				controller.listener.names=CONTROLLER
				listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
				log.dirs=%3$s
				auto.create.topics.enable=false
				offsets.topic.replication.factor=1
				transaction.state.log.replication.factor=1
				transaction.state.log.min.isr=1
				""".formatted(this.port, freePort(), folder.resolve("kafka-data").toString());
		try {
			Files.createDirectories(folder);
			Files.writeString(settings(), settings, StandardCharsets.UTF_8);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		JavaProcess.start("kafka-format", folder, Map.of(), "kafka.tools.StorageTool", "format", "--cluster-id",
				Uuid.randomUuid().toString(), "--config", settings().toString()).awaitExit();
	}

	private Path settings() {
		return this.folder.resolve("server.properties");
	}

	static int freePort() {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	String address() {
		return "127.0.0.1:" + this.port;
	}

	void start() {
		this.process = JavaProcess.start("kafka", this.folder, Map.of(), "kafka.Kafka", settings().toString())
			.awaitReady(() -> {
				try (Admin admin = Admin.create(Map.of("bootstrap.servers", address(), "default.api.timeout.ms", "3000",
						"request.timeout.ms", "3000"))) {
					return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
				}
			});
	}

	void kill() {
		if (this.process != null) {
			this.process.kill();
		}
	}

	/** The records of a key on a topic, in order; none if there is no such topic. */
	List<ConsumerRecord<String, String>> records(String topic, UUID key) {
		List<ConsumerRecord<String, String>> records = new ArrayList<>();
		try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", address(),
				"allow.auto.create.topics", false), new StringDeserializer(), new StringDeserializer())) {
			var known = consumer.listTopics().get(topic);
			if (known == null) {
				return records;
			}
			var partitions = known.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			var ends = consumer.endOffsets(partitions);
			while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
				consumer.poll(Duration.ofMillis(200)).forEach(record -> {
					if (key.toString().equals(record.key())) {
						records.add(record);
					}
				});
			}
		}
		return records;
	}

	@Override
	public void close() {
		kill();
	}

}
