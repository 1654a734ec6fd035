package ru.neuromagic.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The objects of one installation. */
record Manifests(List<ObjectNode> objects) {

	static final YAMLMapper YAML = YAMLMapper.builder().build();

	static Manifests parse(String yaml) {
		List<ObjectNode> objects = new ArrayList<>();
		try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
			documents.forEachRemaining(document -> {
				if (document.isObject()) {
					objects.add((ObjectNode) document);
				}
			});
		}
		return new Manifests(objects);
	}

	Stream<ObjectNode> ofKind(String kind) {
		return this.objects.stream().filter(object -> kind.equals(kind(object)));
	}

	Optional<ObjectNode> find(String kind, String name) {
		return ofKind(kind).filter(object -> name(object).equals(name)).findFirst();
	}

	ObjectNode get(String kind, String name) {
		return find(kind, name).orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
	}

	/** Everything that says itself what its pods look like. */
	Stream<Workload> workloads() {
		return this.objects.stream()
			.filter(object -> List.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob").contains(kind(object)))
			.map(Workload::new);
	}

	/** The six services. */
	Stream<Workload> services() {
		return workloads().filter(workload -> kind(workload.object()).equals("Deployment"));
	}

	/** A copy in which something is different. */
	Manifests with(Consumer<Manifests> change) {
		Manifests copy = new Manifests(new ArrayList<>(this.objects.stream().map(ObjectNode::deepCopy).toList()));
		change.accept(copy);
		return copy;
	}

	/** Labels of the pods that operators make of these objects, by a name for them. */
	Map<String, Map<String, String>> operatorPods() {
		Map<String, Map<String, String>> pods = new TreeMap<>();
		ofKind("Cluster").forEach(cluster -> pods.put("postgres", Map.of("cnpg.io/cluster", name(cluster))));
		ofKind("Kafka").forEach(kafka -> pods.put("kafka",
				Map.of("strimzi.io/cluster", name(kafka), "strimzi.io/name", name(kafka) + "-kafka")));
		ofKind("Keycloak").forEach(keycloak -> pods.put("keycloak", Map.of("app", "keycloak")));
		ofKind("KeycloakRealmImport").forEach(realm -> pods.put("keycloak-realm-import", Map.of("app", "keycloak-realm-import")));
		return pods;
	}

	/** Requests and limits of the containers that operators make of these objects, by a name for them. */
	Map<String, JsonNode> operatorResources() {
		Map<String, JsonNode> resources = new TreeMap<>();
		ofKind("Cluster").forEach(cluster -> resources.put(title(cluster), cluster.at("/spec/resources")));
		ofKind("ObjectStore").forEach(store -> resources.put(title(store), store.at("/spec/instanceSidecarConfiguration/resources")));
		ofKind("KafkaNodePool").forEach(pool -> resources.put(title(pool), pool.at("/spec/resources")));
		ofKind("Kafka").flatMap(kafka -> kafka.path("spec").path("entityOperator").propertyStream())
			.filter(part -> part.getKey().endsWith("Operator"))
			.forEach(operator -> resources.put("Kafka " + operator.getKey(), operator.getValue().path("resources")));
		ofKind("Keycloak").forEach(keycloak -> resources.put(title(keycloak), keycloak.at("/spec/resources")));
		return resources;
	}

	/** The images that operators run for these objects, or what stands for them there: a version of the program. */
	Map<String, String> operatorImages() {
		Map<String, String> images = new TreeMap<>();
		ofKind("Cluster").forEach(cluster -> images.put(title(cluster),
				cluster.at("/spec/imageName").asString("postgres:" + cluster.at("/spec/imageCatalogRef/major").asString(""))));
		ofKind("Kafka").forEach(kafka -> images.put(title(kafka), "kafka:" + kafka.at("/spec/kafka/version").asString("")));
		ofKind("Keycloak").forEach(keycloak -> images.put(title(keycloak), keycloak.at("/spec/image").asString("")));
		return images;
	}

	static String kind(JsonNode object) {
		return object.path("kind").asString("");
	}

	static String name(JsonNode object) {
		return object.path("metadata").path("name").asString("");
	}

	static String title(JsonNode object) {
		return kind(object) + " " + name(object);
	}

	static Map<String, String> strings(JsonNode map) {
		Map<String, String> strings = new TreeMap<>();
		map.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asString()));
		return strings;
	}

	/** Whether a label selector chooses these labels. */
	static boolean selects(JsonNode selector, Map<String, String> labels) {
		return strings(selector.path("matchLabels")).entrySet().stream()
			.allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
				&& selector.path("matchExpressions").valueStream().allMatch(expression -> matches(expression, labels));
	}

	private static boolean matches(JsonNode expression, Map<String, String> labels) {
		String value = labels.get(expression.path("key").asString());
		List<String> values = expression.path("values").valueStream().map(JsonNode::asString).toList();
		return switch (expression.path("operator").asString()) {
			case "In" -> value != null && values.contains(value);
			case "NotIn" -> value == null || !values.contains(value);
			case "Exists" -> value != null;
			case "DoesNotExist" -> value == null;
			default -> throw new IllegalArgumentException(expression.toString());
		};
	}

	/** An object that makes pods. */
	record Workload(ObjectNode object) {

		String name() {
			return Manifests.name(this.object);
		}

		JsonNode template() {
			JsonNode spec = this.object.path("spec");
			return spec.has("jobTemplate") ? spec.path("jobTemplate").path("spec").path("template") : spec.path("template");
		}

		JsonNode pod() {
			return template().path("spec");
		}

		Map<String, String> labels() {
			return strings(template().path("metadata").path("labels"));
		}

		Stream<JsonNode> containers() {
			return pod().path("containers").valueStream();
		}

		Stream<JsonNode> allContainers() {
			return Stream.concat(pod().path("initContainers").valueStream(), containers());
		}

	}

}
