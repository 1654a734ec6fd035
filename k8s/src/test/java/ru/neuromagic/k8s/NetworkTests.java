package ru.neuromagic.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the network policies let through, worked out as a cluster would, against the tables of k8s/README.md. */
class NetworkTests {

	private static final String OURS = "neuromagic";

	/** What stands for every port that no policy and no container names. */
	private static final int ANY_PORT = 0;

	/** What an address block chooses: here no pod, and only the whole of it. */
	private static final Peer INTERNET = new Peer("internet", Map.of(), Map.of());

	/** What the cluster has beside us; names are asked by everybody, see {@link #everybodyAsksForNames()}. */
	private static final List<Peer> OUTSIDE = List.of(
			new Peer("edge", Map.of("kubernetes.io/metadata.name", "gateways", "neuro-magic.ru/edge", "true"), Map.of()),
			new Peer("prometheus", Map.of("kubernetes.io/metadata.name", "monitoring"), Map.of("app.kubernetes.io/name", "prometheus")),
			new Peer("collector", Map.of("kubernetes.io/metadata.name", "monitoring"), Map.of()),
			new Peer("cloudnative-pg", Map.of("kubernetes.io/metadata.name", "cnpg-system"), Map.of()),
			new Peer("strimzi", Map.of("kubernetes.io/metadata.name", "strimzi"), Map.of()),
			new Peer("a stranger elsewhere", Map.of("kubernetes.io/metadata.name", "default"), Map.of("app.kubernetes.io/name", "web-ui")),
			INTERNET);

	@Test
	void theLocalOverlayLetsThroughWhatTheTablesSay() {
		assertThat(letThrough(Overlay.LOCAL.manifests())).isEqualTo(union(table("Who calls whom"), table("Only in the local overlay")));
	}

	@Test
	void theProductionOverlayLetsThroughWhatTheTablesSay() {
		assertThat(letThrough(Overlay.PRODUCTION.manifests())).isEqualTo(union(table("Who calls whom"), table("Only in production")));
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
				arguments("auth-service -> course-service:any", change(manifests -> {
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy default-deny"));
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy names-may-be-asked"));
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy traces-leave"));
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy auth-service"));
					manifests.objects().removeIf(object -> Manifests.title(object).equals("NetworkPolicy course-service"));
				})),
				arguments("a stranger elsewhere -> web-ui:6379", change(manifests -> {
					ObjectNode rule = manifests.get("NetworkPolicy", "web-ui").withObject("spec").withArray("ingress").addObject();
					rule.putArray("ports").addObject().put("port", 6379);
				})),
				arguments("a stranger elsewhere -> web-ui:8090", change(manifests -> {
					ObjectNode rule = manifests.get("NetworkPolicy", "web-ui").withObject("spec").withArray("ingress").addObject();
					rule.putArray("ports").addObject().put("port", 8086).put("endPort", 9000);
				})),
				arguments("a stranger elsewhere -> web-ui:any", change(manifests -> {
					ObjectNode rule = manifests.get("NetworkPolicy", "web-ui").withObject("spec").withArray("ingress").addObject();
					rule.putArray("ports").addObject().put("protocol", "TCP");
				})),
				arguments("web-ui -> internet:any", change(manifests -> manifests.get("NetworkPolicy", "web-ui")
					.withObject("spec")
					.withArray("egress")
					.addObject()
					.putArray("to")
					.addObject()
					.putObject("ipBlock")
					.put("cidr", "0.0.0.0/0"))));
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
		assertThat(letThrough(without)).doesNotContain("web-ui -> postgres:5432").hasSizeLessThan(letThrough(Overlay.LOCAL.manifests()).size());
	}

	/** An arrow for each port that is named anywhere, or a single one to any port. Pods outside may send what they like. */
	private static Set<String> letThrough(Manifests manifests) {
		Set<String> arrows = new TreeSet<>();
		List<Peer> inside = peers(manifests);
		List<Peer> all = new ArrayList<>(inside);
		all.addAll(OUTSIDE);
		Set<Integer> ports = ports(manifests);
		for (Peer from : all) {
			for (Peer to : all) {
				if (!inside.contains(from) && !inside.contains(to)) {
					continue;
				}
				IntPredicate passes = port -> (!inside.contains(from) || allows(manifests, from, to, port, "egress"))
						&& (!inside.contains(to) || allows(manifests, to, from, port, "ingress"));
				String arrow = from.name() + " -> " + to.name() + ":";
				if (passes.test(ANY_PORT)) {
					arrows.add(arrow + "any");
				}
				else {
					ports.stream().filter(passes::test).forEach(port -> arrows.add(arrow + port));
				}
			}
		}
		return arrows;
	}

	private static Set<Integer> ports(Manifests manifests) {
		Set<Integer> ports = new TreeSet<>();
		manifests.workloads()
			.flatMap(workload -> workload.containers())
			.flatMap(container -> container.path("ports").valueStream())
			.forEach(port -> ports.add(port.path("containerPort").asInt()));
		manifests.ofKind("NetworkPolicy")
			.flatMap(policy -> Stream.of("ingress", "egress").flatMap(direction -> policy.path("spec").path(direction).valueStream()))
			.flatMap(rule -> rule.path("ports").valueStream())
			.filter(port -> port.has("port"))
			.forEach(port -> ports.add(port.path("port").asInt()));
		return ports;
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
					&& (!rule.has("ports") || rule.path("ports").valueStream().anyMatch(allowed -> covers(allowed, port))));
	}

	private static boolean covers(JsonNode allowed, int port) {
		if (!allowed.has("port")) {
			return true;
		}
		int first = allowed.path("port").asInt();
		return port >= first && port <= allowed.path("endPort").asInt(first);
	}

	private static boolean matches(JsonNode peer, Peer pod) {
		if (peer.has("ipBlock") || pod == INTERNET) {
			return peer.has("ipBlock") && pod == INTERNET;
		}
		boolean namespace = peer.has("namespaceSelector") ? Manifests.selects(peer.path("namespaceSelector"), pod.namespace())
				: OURS.equals(pod.namespace().get("kubernetes.io/metadata.name"));
		return namespace && Manifests.selects(peer.path("podSelector"), pod.labels());
	}

	private static List<Peer> peers(Manifests manifests) {
		Map<String, String> namespace = Map.of("kubernetes.io/metadata.name", OURS);
		Stream<Peer> workloads = manifests.workloads().map(workload -> new Peer(workload.name(), namespace, workload.labels()));
		return Stream.concat(workloads, manifests.operatorPods().entrySet().stream().map(pod -> new Peer(pod.getKey(), namespace, pod.getValue()))).toList();
	}

	/** The arrows of the table below a heading of k8s/README.md. */
	private static Set<String> table(String heading) {
		Set<String> arrows = new TreeSet<>();
		Repository.text("k8s/README.md")
			.lines()
			.dropWhile(line -> !line.matches("#+ " + heading))
			.skip(1)
			.takeWhile(line -> !line.startsWith("#"))
			.filter(line -> line.matches("\\|.*\\| (\\d[\\d, ]*|any) \\|"))
			.map(line -> line.split("\\|"))
			.forEach(cells -> {
				for (String from : cells[1].split(",")) {
					for (String to : cells[2].split(",")) {
						for (String port : cells[3].split(",")) {
							arrows.add(from.strip() + " -> " + to.strip() + ":" + port.strip());
						}
					}
				}
			});
		return arrows;
	}

	private static Set<String> union(Set<String> some, Set<String> others) {
		Set<String> all = new TreeSet<>(some);
		all.addAll(others);
		return all;
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
