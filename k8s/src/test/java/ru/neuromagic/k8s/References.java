package ru.neuromagic.k8s;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ru.neuromagic.k8s.Manifests.Workload;
import tools.jackson.databind.JsonNode;

/** What names what: Services and pods, ports, ConfigMaps and Secrets. */
final class References {

	private static final Set<String> OPERATORS = Set.of("Cluster", "ObjectStore", "Keycloak", "KeycloakRealmImport");

	private References() {
	}

	/** Names that lead nowhere. */
	static Stream<String> dangling(Manifests manifests) {
		return Stream.of(services(manifests), probes(manifests), selectors(manifests), routes(manifests), monitors(manifests),
				scalers(manifests), addresses(manifests), keys(manifests))
			.flatMap(problems -> problems);
	}

	private static Stream<String> services(Manifests manifests) {
		return manifests.ofKind("Service").flatMap(service -> {
			Map<String, String> selector = Manifests.strings(service.path("spec").path("selector"));
			var chosen = manifests.workloads()
				.filter(workload -> !selector.isEmpty() && workload.labels().entrySet().containsAll(selector.entrySet()))
				.toList();
			if (chosen.isEmpty()) {
				return Stream.of(Manifests.title(service) + " selects nothing");
			}
			return service.path("spec")
				.path("ports")
				.valueStream()
				.filter(port -> chosen.stream().noneMatch(workload ->
					containerPort(workload, port.path("targetPort")) == port.path("port").asInt()))
				.map(port -> Manifests.title(service) + " leads to no such port: " + port);
		});
	}

	private static Stream<String> probes(Manifests manifests) {
		return manifests.workloads()
			.flatMap(workload -> workload.containers()
				.flatMap(container -> Stream.of("startupProbe", "livenessProbe", "readinessProbe")
					.flatMap(probe -> Stream.of("httpGet", "tcpSocket").map(way -> container.path(probe).path(way)))
					.filter(JsonNode::isObject)
					.filter(way -> containerPort(workload, way.path("port")) == 0)
					.map(way -> workload.name() + " is probed on a port that it has not: " + way)));
	}

	/** The number of a container's port by name or number; 0 if there is none. */
	static int containerPort(Workload workload, JsonNode nameOrNumber) {
		return workload.containers()
			.flatMap(container -> container.path("ports").valueStream())
			.filter(port -> port.path("name").equals(nameOrNumber) || port.path("containerPort").equals(nameOrNumber))
			.mapToInt(port -> port.path("containerPort").asInt())
			.findFirst()
			.orElse(0);
	}

	private static Stream<String> selectors(Manifests manifests) {
		Stream<String> owners = manifests.workloads()
			.filter(workload -> !Manifests.selects(workload.object().path("spec").path("selector"), workload.labels()))
			.map(workload -> workload.name() + " does not select its own pods");
		Stream<String> budgets = manifests.ofKind("PodDisruptionBudget")
			.filter(budget -> Stream.concat(manifests.workloads().map(Manifests.Workload::labels), manifests.operatorPods().values().stream())
				.noneMatch(labels -> Manifests.selects(budget.path("spec").path("selector"), labels)))
			.map(budget -> Manifests.title(budget) + " selects nothing");
		return Stream.concat(owners, budgets);
	}

	private static Stream<String> routes(Manifests manifests) {
		return manifests.ofKind("HTTPRoute").flatMap(route -> {
			Stream<String> parents = route.path("spec")
				.path("parentRefs")
				.valueStream()
				.filter(parent -> manifests.find("Gateway", parent.path("name").asString())
					.filter(gateway -> gateway.path("spec")
						.path("listeners")
						.valueStream()
						.anyMatch(listener -> listener.path("name").equals(parent.path("sectionName"))))
					.isEmpty())
				.map(parent -> Manifests.title(route) + " hangs on nothing: " + parent);
			Stream<String> backends = route.path("spec")
				.path("rules")
				.valueStream()
				.flatMap(rule -> rule.path("backendRefs").valueStream())
				.filter(backend -> !ports(manifests).getOrDefault(backend.path("name").asString(), Set.of())
					.contains(backend.path("port").asInt()))
				.map(backend -> Manifests.title(route) + " leads nowhere: " + backend);
			return Stream.concat(parents, backends);
		});
	}

	private static Stream<String> monitors(Manifests manifests) {
		return manifests.ofKind("ServiceMonitor")
			.flatMap(monitor -> monitor.path("spec")
				.path("endpoints")
				.valueStream()
				.filter(endpoint -> manifests.ofKind("Service")
					.filter(service -> Manifests.selects(monitor.path("spec").path("selector"),
							Manifests.strings(service.path("metadata").path("labels"))))
					.noneMatch(service -> service.path("spec")
						.path("ports")
						.valueStream()
						.anyMatch(port -> port.path("name").equals(endpoint.path("port")))))
				.map(endpoint -> Manifests.title(monitor) + " finds nothing: " + endpoint));
	}

	private static Stream<String> scalers(Manifests manifests) {
		return manifests.ofKind("HorizontalPodAutoscaler")
			.filter(scaler -> manifests.find("Deployment", scaler.path("spec").path("scaleTargetRef").path("name").asString("")).isEmpty())
			.map(scaler -> Manifests.title(scaler) + " scales nothing");
	}

	/** Addresses in ConfigMaps: each host is a Service, each port one of its. */
	private static Stream<String> addresses(Manifests manifests) {
		Map<String, Set<Integer>> ports = ports(manifests);
		return manifests.ofKind("ConfigMap")
			.filter(map -> Manifests.name(map).startsWith("platform"))
			.flatMap(map -> Addresses.in(Manifests.strings(map.path("data"))))
			.filter(address -> !ports.getOrDefault(address.host(), Set.of()).contains(address.port()))
			.map(address -> "there is no Service " + address);
	}

	/** Ports by Service, those that operators make included. */
	static Map<String, Set<Integer>> ports(Manifests manifests) {
		Map<String, Set<Integer>> ports = new TreeMap<>();
		manifests.ofKind("Service")
			.forEach(service -> service.path("spec")
				.path("ports")
				.valueStream()
				.forEach(port -> ports.computeIfAbsent(Manifests.name(service), name -> new HashSet<>()).add(port.path("port").asInt())));
		manifests.ofKind("Cluster").forEach(cluster -> ports.put(Manifests.name(cluster) + "-rw", Set.of(5432)));
		manifests.ofKind("Kafka")
			.forEach(kafka -> ports.put(Manifests.name(kafka) + "-kafka-bootstrap",
					kafka.path("spec").path("kafka").path("listeners").valueStream()
						.map(listener -> listener.path("port").asInt()).collect(Collectors.toSet())));
		manifests.ofKind("Keycloak")
			.forEach(keycloak -> ports.put(Manifests.name(keycloak) + "-service", Set.of(keycloak.path("spec").path("http")
				.path("httpPort").asInt())));
		return ports;
	}

	private static Stream<String> keys(Manifests manifests) {
		Map<String, Set<String>> configMaps = new HashMap<>();
		manifests.ofKind("ConfigMap").forEach(map -> configMaps.put(Manifests.name(map), Manifests.strings(map.path("data")).keySet()));
		Map<String, Set<String>> secrets = secrets(manifests);
		boolean secretsAreHere = !secrets.isEmpty();
		Stream.Builder<String> dangling = Stream.builder();
		manifests.workloads().forEach(workload -> {
			BiConsumer<JsonNode, Map<String, Set<String>>> check = (reference, known) -> {
				Set<String> keys = known.get(reference.path("name").asString());
				if (keys == null || !keys.contains(reference.path("key").asString())) {
					dangling.add(workload.name() + " needs " + reference);
				}
			};
			workload.allContainers().flatMap(container -> container.path("env").valueStream())
				.map(variable -> variable.path("valueFrom")).forEach(from -> {
				if (from.has("configMapKeyRef")) {
					check.accept(from.path("configMapKeyRef"), configMaps);
				}
				if (from.has("secretKeyRef") && secretsAreHere) {
					check.accept(from.path("secretKeyRef"), secrets);
				}
			});
			workload.pod().path("volumes").valueStream().forEach(volume -> {
				if (volume.has("configMap") && !configMaps.containsKey(volume.path("configMap").path("name").asString())) {
					dangling.add(workload.name() + " mounts " + volume);
				}
				if (volume.has("secret") && !secrets.containsKey(volume.path("secret").path("secretName").asString())) {
					dangling.add(workload.name() + " mounts " + volume);
				}
			});
		});
		manifests.objects().stream().filter(object -> OPERATORS.contains(Manifests.kind(object)))
			.forEach(object -> named(object.path("spec")).forEach(reference -> {
			Set<String> keys = reference.secret() ? secrets.get(reference.name()) : configMaps.get(reference.name());
			if (keys == null || !keys.containsAll(reference.keys())) {
				dangling.add(Manifests.title(object) + " needs " + reference);
			}
		}));
		return dangling.build();
	}

	/** Secrets and ConfigMaps that operators are told to read. */
	private static Stream<Reference> named(JsonNode node) {
		Stream<Reference> below = node.isObject()
				? node.propertyStream().filter(property -> !property.getKey().equals("realm"))
					.flatMap(property -> named(property.getValue()))
				: node.valueStream().flatMap(References::named);
		Stream<Reference> here = node.propertyStream().flatMap(property -> switch (property.getKey()) {
			case "passwordSecret" -> Stream.of(new Reference(true, property.getValue().path("name").asString(),
					Set.of(property.getValue().path("key").asString("password"))));
			case "usernameSecret", "accessKeyId", "secretAccessKey" -> Stream.of(new Reference(true,
					property.getValue().path("name").asString(), Set.of(property.getValue().path("key").asString())));
			case "secret" -> Stream.of(property.getValue().isString()
					? new Reference(true, property.getValue().asString(), Set.of("username", "password"))
					: new Reference(true, property.getValue().path("name").asString(), Set.of(property.getValue().path("key").asString())));
			case "configMapRefs" -> property.getValue()
				.valueStream()
				.map(map -> new Reference(false, map.path("name").asString(), Set.of(map.path("key").asString())));
			default -> Stream.empty();
		});
		return Stream.concat(here, below);
	}

	/** Keys by Secret, whoever makes it. */
	private static Map<String, Set<String>> secrets(Manifests manifests) {
		Map<String, Set<String>> secrets = new HashMap<>();
		manifests.ofKind("Secret").forEach(secret -> secrets.put(Manifests.name(secret), Manifests.strings(secret.path("data")).keySet()));
		manifests.ofKind("ExternalSecret")
			.forEach(secret -> secrets.put(secret.path("spec").path("target").path("name").asString(),
					secret.path("spec").path("data").valueStream()
						.map(data -> data.path("secretKey").asString()).collect(Collectors.toSet())));
		return secrets;
	}

	private record Reference(boolean secret, String name, Set<String> keys) {

	}

}
