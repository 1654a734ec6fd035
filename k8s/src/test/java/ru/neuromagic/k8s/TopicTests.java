package ru.neuromagic.k8s;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import ru.neuromagic.events.EventType;
import ru.neuromagic.service.events.Topic;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The declared topics are those that the services would make. */
class TopicTests {

	private final Map<String, JsonNode> declared = Overlay.PRODUCTION.manifests()
		.ofKind("KafkaTopic")
		.collect(Collectors.toMap(Manifests::name, topic -> topic.path("spec")));

	private final JsonNode asyncApi = Manifests.YAML.readTree(Repository.text("infra/docs/asyncapi.yaml"));

	@Test
	void everyTopicOfTheEventsIsDeclaredAsItsProducerDeclaresIt() {
		for (EventType type : EventType.values()) {
			assertThat(this.declared).containsKey(type.topic());
			JsonNode spec = this.declared.get(type.topic());
			NewTopic made = Topic.of(type.topic());
			assertThat(spec.path("partitions").asInt()).isEqualTo(made.numPartitions());
			made.configs().forEach((name, value) -> assertThat(spec.path("config")
				.path(name).asString()).as(type.topic() + " " + name).isEqualTo(value));
		}
	}

	@Test
	void everyConsumerHasItsDeadLetters() {
		Map<String, String> topics = new TreeMap<>();
		this.asyncApi.path("channels").propertyStream()
			.forEach(channel -> topics.put(channel.getKey(), channel.getValue().path("address").asString()));
		Set<String> wanted = new TreeSet<>();
		this.asyncApi.path("operations").propertyStream()
			.filter(operation -> operation.getValue().path("action").asString().equals("receive")).forEach(operation -> {
			String channel = operation.getValue().path("channel").path("$ref").asString().replace("#/channels/", "");
			String service = operation.getKey().replaceFirst("Consumes.*", "") + "-service";
			wanted.add(topics.get(channel) + "." + service + ".dlt");
		});
		assertThat(wanted).hasSize(5);
		assertThat(this.declared.keySet().stream().filter(name -> name.endsWith(".dlt"))).containsExactlyInAnyOrderElementsOf(wanted);
		wanted.forEach(name -> {
			NewTopic origin = Topic.of(name.replaceFirst("\\.[a-z-]+\\.dlt$", ""));
			assertThat(this.declared.get(name).path("config").path("retention.ms").asString())
				.isEqualTo(origin.configs().get("retention.ms"));
		});
	}

	@Test
	void noOtherTopicIsDeclaredAndNoneIsLostWithOneBroker() {
		Set<String> topics = Arrays.stream(EventType.values()).map(EventType::topic).collect(Collectors.toSet());
		assertThat(this.declared.keySet().stream().filter(name -> !name.endsWith(".dlt"))).containsExactlyInAnyOrderElementsOf(topics);
		assertThat(this.declared.values()).allSatisfy(spec -> {
			assertThat(spec.path("replicas").asInt()).isEqualTo(3);
			assertThat(spec.path("config").path("min.insync.replicas").asInt()).isEqualTo(2);
		});
	}

}
