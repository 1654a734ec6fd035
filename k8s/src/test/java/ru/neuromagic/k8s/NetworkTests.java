package ru.neuromagic.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the network policies let through, worked out as a cluster would, against the table of k8s/README.md. */
class NetworkTests {

	private static final String OURS = "neuromagic";

	private static final List<Peer> OUTSIDE = List.of(
			new Peer("edge", Map.of("kubernetes.io/metadata.name", "gateways", "neuromagic.ru/edge", "true"), Map.of()),
			new Peer("prometheus", Map.of("kubernetes.io/metadata.name", "monitoring"), Map.of("app.kubernetes.io/name", "prometheus")),
			new Peer("a stranger in monitoring", Map.of("kubernetes.io/metadata.name", "monitoring"), Map.of()),
			new Peer("a stranger elsewhere", Map.of("kubernetes.io/metadata.name", "default"), Map.of("app.kubernetes.io/name", "web-ui")));

	@Test
	void theLocalOverlayLetsThroughWhatTheTableSays() {
		assertThat(letThrough(Overlay.LOCAL.manifests())).isEqualTo(table());
	}

	/** No mail inside, and what PostgreSQL and Keycloak need among themselves. */
	@Test
	void theProductionOverlayLetsThroughTheSame() {
		Set<String> expected = new TreeSet<>(table());
		expected.removeIf(arrow -> arrow.contains(" -> mail:"));
		expected.add("postgres -> postgres:5432");
		expected.add("keycloak-realm-import -> postgres:5432");
		assertThat(letThrough(Overlay.PRODUCTION.manifests())).isEqualTo(expected);
	}

	/** Strimzi adds a policy of its own for each listener, which lets everybody in unless the listener says who may. */
	@Test
	void strimzisOwnPolicyLetsNobodyElseIn() {
		assertThat(Overlay.PRODUCTION.manifests()
			.get("Kafka", "neuromagic")
			.path("spec")
			.path("kafka")
			.path("listeners")
			.valueStream()
			.map(listener -> listener.path("networkPolicyPeers")
				.valueStream()
				.map(peer -> peer.path("podSelector").path("matchLabels").path("app.kubernetes.io/name").asString())
				.toList())).containsExactly(List.of("auth-service", "course-service", "quest-service", "notification-service"));
	}

	@Test
	void everybodyAsksForNames() {
		Manifests manifests = Overlay.LOCAL.manifests();
		var dns = new Peer("dns", Map.of("kubernetes.io/metadata.name", "kube-system"), Map.of("k8s-app", "kube-dns"));
		assertThat(peers(manifests)).isNotEmpty().allMatch(peer -> allows(manifests, peer, dns, 53, "egress"));
	}

	static Stream<Arguments> sees() {
		return Stream.of(
				arguments("gateway-service -> postgres:5432", change(manifests -> {
					egress(manifests, "gateway-service", "cnpg.io/cluster", "postgres", 5432);
					ingress(manifests, "postgres", "app.kubernetes.io/name", "gateway-service");
				})),
				arguments("a stranger elsewhere -> gateway-service:8080", change(manifests ->
					((ObjectNode) manifests.get("NetworkPolicy", "gateway-service")
					.path("spec").path("ingress").path(0).path("from").path(0)).putObject("namespaceSelector"))),
				arguments("auth-service -> course-service:8082", change(manifests -> {
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy default-deny"));
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy names-may-be-asked"));
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy traces-leave"));
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy auth-service"));
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy course-service"));
				})));
	}

	@ParameterizedTest
	@MethodSource
	void sees(String arrow, Consumer<Manifests> change) {
		assertThat(letThrough(Overlay.LOCAL.manifests())).doesNotContain(arrow);
		assertThat(letThrough(Overlay.LOCAL.manifests().with(change))).contains(arrow);
	}

	@Test
	void seesAnArrowThatIsMissing() {
		Manifests without = Overlay.LOCAL.manifests()
			.with(manifests -> ((ObjectNode) manifests.get("NetworkPolicy", "postgres").path("spec")).putArray("ingress"));
		assertThat(letThrough(without)).doesNotContain("web-ui -> postgres:5432").hasSizeLessThan(table().size());
	}

	private static Set<String> letThrough(Manifests manifests) {
		Set<String> arrows = new TreeSet<>();
		List<Peer> inside = peers(manifests);
		List<Peer> all = new ArrayList<>(inside);
		all.addAll(OUTSIDE);
		Set<Integer> ports = new TreeSet<>(Set.of(5432, 8080, 9092));
		manifests.workloads()
			.flatMap(workload -> workload.containers())
			.flatMap(container -> container.path("ports").valueStream())
			.forEach(port -> ports.add(port.path("containerPort").asInt()));
		for (Peer from : all) {
			for (Peer to : inside) {
				for (int port : ports) {
					boolean leaves = !inside.contains(from) || allows(manifests, from, to, port, "egress");
					if (leaves && allows(manifests, to, from, port, "ingress")) {
						arrows.add(from.name() + " -> " + to.name() + ":" + port);
					}
				}
			}
		}
		return arrows;
	}

	/** The union of all policies that choose a pod; one that none chooses may do everything. */
	private static boolean allows(Manifests manifests, Peer pod, Peer other, int port, String direction) {
		String type = direction.equals("egress") ? "Egress" : "Ingress";
		List<ObjectNode> policies = manifests.ofKind("NetworkPolicy")
			.filter(policy -> policy.path("spec").path("policyTypes").valueStream().anyMatch(listed -> listed.asString().equals(type)))
			.filter(policy -> Manifests.selects(policy.path("spec").path("podSelector"), pod.labels()))
			.toList();
		String side = direction.equals("egress") ? "to" : "from";
		return policies.isEmpty() || policies.stream()
			.flatMap(policy -> policy.path("spec").path(direction).valueStream())
			.anyMatch(rule -> (!rule.has(side) || rule.path(side).valueStream().anyMatch(peer -> matches(peer, other)))
					&& (!rule.has("ports") || rule.path("ports").valueStream().anyMatch(allowed -> allowed.path("port").asInt() == port)));
	}

	private static boolean matches(JsonNode peer, Peer pod) {
		boolean namespace = peer.has("namespaceSelector") ? Manifests.selects(peer.path("namespaceSelector"), pod.namespace())
				: OURS.equals(pod.namespace().get("kubernetes.io/metadata.name"));
		return namespace && !peer.has("ipBlock") && Manifests.selects(peer.path("podSelector"), pod.labels());
	}

	private static List<Peer> peers(Manifests manifests) {
		Map<String, String> namespace = Map.of("kubernetes.io/metadata.name", OURS);
		Stream<Peer> workloads = manifests.workloads().map(workload -> new Peer(workload.name(), namespace, workload.labels()));
		return Stream.concat(workloads, manifests.operatorPods().entrySet().stream().map(pod -> new Peer(pod.getKey(), namespace, pod.getValue()))).toList();
	}

	private static Set<String> table() {
		Set<String> arrows = new TreeSet<>();
		String readme = Repository.text("k8s/README.md");
		readme.substring(readme.indexOf("## Who calls whom"))
			.lines()
			.skip(1)
			.takeWhile(line -> !line.startsWith("##"))
			.filter(line -> line.matches("\\|.*\\| \\d+ \\|"))
			.map(line -> line.split("\\|"))
			.forEach(cells -> {
				for (String from : cells[1].split(",")) {
					arrows.add(from.strip() + " -> " + cells[2].strip() + ":" + cells[3].strip());
				}
			});
		return arrows;
	}

	private static Consumer<Manifests> change(Consumer<Manifests> change) {
		return change;
	}

	private static void egress(Manifests manifests, String policy, String label, String value, int port) {
		ObjectNode rule = manifests.get("NetworkPolicy", policy).withObject("spec").withArray("egress").addObject();
		rule.putArray("to").addObject().putObject("podSelector").putObject("matchLabels").put(label, value);
		rule.putArray("ports").addObject().put("port", port);
	}

	private static void ingress(Manifests manifests, String policy, String label, String value) {
		manifests.get("NetworkPolicy", policy)
			.withObject("spec")
			.withArray("ingress")
			.addObject()
			.putArray("from")
			.addObject()
			.putObject("podSelector")
			.putObject("matchLabels")
			.put(label, value);
	}

	private record Peer(String name, Map<String, String> namespace, Map<String, String> labels) {

	}

}
