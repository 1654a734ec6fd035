package ru.neuromagic.quest.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.Topics;
import ru.neuromagic.test.KafkaProbe;
import ru.neuromagic.test.RealPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Never lost, never twice: the service and the broker are processes here, with a database of their own, and are killed as
 * failures kill them. What holds for this service's outbox holds for every service's: they share the code.
 */
class OutboxKafkaTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final UUID learner = UUID.randomUUID();

	private final String database = "outbox_" + this.learner.toString().replace("-", "");

	private final Path folder = Path.of("target", "outbox", this.database).toAbsolutePath();

	private Broker broker;

	@BeforeEach
	void parts() throws SQLException, InterruptedException, IOException {
		try (Connection server = superuser("postgres"); Statement statement = server.createStatement()) {
			statement.execute("create database " + this.database);
		}
		try (Connection own = superuser(this.database);
				Statement statement = own.createStatement();
				var script = Objects.requireNonNull(RealPostgres.class.getResourceAsStream("/bootstrap.sql"))) {
			statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\$\\{\\w+_password}",
					RealPostgres.PASSWORD));
		}
		this.broker = new Broker(this.folder);
	}

	@AfterEach
	void noProcessStays() {
		this.broker.close();
	}

	@Test
	void eventOutlivesTheServiceKilledBetweenCommitAndPublish() throws Exception {
		UUID attempt;
		try (var service = service("killed")) {
			attempt = service.completesQuest(this.learner);
			service.kill();
		}
		assertThat(waiting()).isEqualTo(1);

		this.broker.start();
		try (var service = service("successor")) {
			awaitEvents(1);
			awaitNothingWaiting();
			assertThat(attempts()).containsExactly(attempt);
		}
	}

	@Test
	void eventsWaitForABrokerThatDiedAndArriveInOrder() throws Exception {
		this.broker.start();
		try (var service = service("service")) {
			List<UUID> completed = new ArrayList<>(List.of(service.completesQuest(this.learner)));
			awaitEvents(1);

			this.broker.kill();
			for (int i = 0; i < 5; i++) {
				completed.add(service.completesQuest(this.learner));
			}
			assertThat(waiting()).isEqualTo(5);

			this.broker.start();
			awaitEvents(6);
			awaitNothingWaiting();
			assertThat(attempts()).containsExactlyElementsOf(completed);
			assertThat(ids()).doesNotHaveDuplicates();
		}
	}

	@Test
	void serviceThatStartedBeforeTheBrokerPublishesWhenItComes() throws Exception {
		try (var service = service("early")) {
			UUID attempt = service.completesQuest(this.learner);
			this.broker.start();
			awaitEvents(1);
			assertThat(attempts()).containsExactly(attempt);
		}
	}

	@Test
	void twoInstancesKeepTheOrderOfALearnerAndPublishOnceEach() throws Exception {
		this.broker.start();
		try (var one = service("one"); var two = service("two")) {
			List<UUID> completed = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				completed.add((i % 2 == 0 ? one : two).completesQuest(this.learner));
			}
			awaitEvents(10);
			awaitNothingWaiting();
			assertThat(attempts()).containsExactlyElementsOf(completed);
			assertThat(ids()).doesNotHaveDuplicates();
		}
	}

	private Service service(String name) {
		return new Service(name, this.folder, url(this.database), this.broker.address());
	}

	private void awaitEvents(int number) {
		Awaitility.await(number + " events")
			.atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> records().size() >= number);
	}

	private void awaitNothingWaiting() {
		Awaitility.await("an empty outbox").atMost(PATIENCE).until(() -> waiting() == 0);
	}

	private List<UUID> attempts() {
		return records().stream()
			.map(record -> JsonMapper.shared().readTree(record.value()).path("attemptId").asString())
			.map(UUID::fromString)
			.toList();
	}

	private List<String> ids() {
		return records().stream().map(record -> KafkaProbe.header(record, EventHeaders.ID)).toList();
	}

	private List<ConsumerRecord<String, String>> records() {
		return this.broker.records(Topics.QUEST_ATTEMPTS, this.learner);
	}

	/** Records in the outbox, seen from outside of the service. */
	private long waiting() throws SQLException {
		try (Connection own = DriverManager.getConnection(url(this.database), "quest_service", RealPostgres.PASSWORD);
				Statement statement = own.createStatement();
				var row = statement.executeQuery("select count(*) from outbox_record where status <> 'COMPLETED'")) {
			row.next();
			return row.getLong(1);
		}
	}

	private static String url(String database) {
		return RealPostgres.get().url().replaceFirst("/neuromagic$", "/" + database);
	}

	private static Connection superuser(String database) throws SQLException {
		return DriverManager.getConnection(url(database), "postgres", "postgres");
	}

}
