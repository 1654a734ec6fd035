package ru.neuromagic.local.component;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.setup.Port;

/** Kafka: one node, broker and controller at once (KRaft). */
public final class Kafka extends Component {

	public static final String NAME = "kafka";

	private static final List<String> JVM = List.of("-Xms96m", "-Xmn32m", "-Xmx256m", "-XX:+UseSerialGC",
			"-XX:+UseCompactObjectHeaders", "-XX:ReservedCodeCacheSize=192m", "-XX:TieredStopAtLevel=1",
			"-XX:MaxDirectMemorySize=64m", "-Xss512k", "--enable-native-access=ALL-UNNAMED",
			"--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true",
			"-Dorg.slf4j.simpleLogger.showDateTime=true",
			"-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
			"-Dorg.slf4j.simpleLogger.showShortLogName=true", "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=warn",
			"-Dorg.slf4j.simpleLogger.log.kafka=warn", "-Dorg.slf4j.simpleLogger.log.kafka.server=info",
			"-Dorg.slf4j.simpleLogger.log.state.change.logger=warn");

	public Kafka(Context context) {
		super(NAME, context);
	}

	@Override
	public Set<String> needs() {
		return Set.of();
	}

	@Override
	public int stopTurn() {
		return 3;
	}

	@Override
	protected Duration patience() {
		return Duration.ofSeconds(40);
	}

	@Override
	public String start(Consumer<String> progress) throws IOException, InterruptedException {
		Path folder = context().data().of(NAME);
		Files.createDirectories(folder);
		Path configuration = folder.resolve("server.properties");
		Files.writeString(configuration, configuration(folder.resolve("data")));
		if (!Files.exists(folder.resolve("data/meta.properties"))) {
			progress.accept("formatting the storage");
			runToEnd("kafka's StorageTool",
					java("kafka.tools.StorageTool", "format", "--cluster-id", clusterId(), "--config", configuration.toString()),
					Map.of(), folder);
		}
		progress.accept("");
		int port = context().settings().port(Port.KAFKA);
		List<String> command = java("kafka.Kafka", configuration.toString());
		// written when the broker ends, renewed by the JVM when it no longer fits
		command.addAll(1, List.of("-XX:+AutoCreateSharedArchive",
				"-XX:SharedArchiveFile=" + Files.createDirectories(context().data().apps()).resolve("kafka.jsa"),
				"-Xlog:cds*=off", "-Xlog:aot*=off"));
		ManagedProcess broker = launch(command, Map.of(), folder);
		awaitReady(broker, Duration.ofMinutes(4), () -> Probe.kafka(port));
		return "127.0.0.1:" + port;
	}

	private List<String> java(String... mainAndArguments) {
		Path built = context().settings().built();
		List<String> command = new ArrayList<>();
		command.add(context().settings().java());
		command.addAll(JVM);
		// the launcher's libraries come last, for what Maven counts as theirs although Kafka needs it too (SLF4J)
		command.addAll(List.of("-cp", built.resolve("kafka/*") + File.pathSeparator + built.resolve("lib/*")));
		command.addAll(List.of(mainAndArguments));
		return command;
	}

	private String configuration(Path data) {
		return """
				process.roles=broker,controller
				node.id=1
				controller.quorum.voters=1@127.0.0.1:%2$d
				listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
				advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
				controller.listener.names=CONTROLLER
				inter.broker.listener.name=PLAINTEXT
				log.dirs=%3$s
				num.partitions=6
				default.replication.factor=1
				min.insync.replicas=1
				auto.create.topics.enable=false
				offsets.topic.replication.factor=1
				offsets.topic.num.partitions=8
				transaction.state.log.replication.factor=1
				transaction.state.log.min.isr=1
				transaction.state.log.num.partitions=4
				share.coordinator.state.topic.replication.factor=1
				share.coordinator.state.topic.min.isr=1
				share.coordinator.state.topic.num.partitions=4
				group.initial.rebalance.delay.ms=0
				log.segment.bytes=67108864
				log.cleaner.dedupe.buffer.size=16777216
				num.network.threads=2
				num.io.threads=4
				background.threads=4
				controlled.shutdown.enable=true
				""".formatted(context().settings().port(Port.KAFKA), context().settings().port(Port.KAFKA_CONTROLLER),
				escaped(data.toString()));
	}

	/** As Java's properties files, which are Latin-1, spell it: somebody's home may be called Магия. */
	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		for (char c : text.toCharArray()) {
			escaped.append((c < 127 && c != '\\') ? Character.toString(c) : "\\u%04x".formatted((int) c));
		}
		return escaped.toString();
	}

	/** 16 random bytes in URL-safe base64, as Kafka's own `random-uuid`, which avoids a leading dash too. */
	private static String clusterId() {
		while (true) {
			UUID uuid = UUID.randomUUID();
			String id = Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(ByteBuffer.allocate(16)
					.putLong(uuid.getMostSignificantBits())
					.putLong(uuid.getLeastSignificantBits())
					.array());
			if (!id.startsWith("-")) {
				return id;
			}
		}
	}

}
