package ru.neuromagic.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ru.neuromagic.k8s.Manifests.Workload;
import tools.jackson.databind.JsonNode;

/** Rules that every installation keeps. */
enum Policy {

	/** Pod Security "restricted", and a root file system that nobody writes to. */
	RUNS_WITHOUT_PRIVILEGES(Policy::privileges),

	LIMITS_WHAT_IT_TAKES(Policy::unlimited),

	/** Never `latest`: a pod that is made anew is the same program as its neighbours. */
	NAMES_A_VERSION(Policy::unversioned),

	/** All three, and life does not depend on other parts. */
	IS_PROBED(Policy::unprobed),

	/** What is underway ends within the grace period, and no rollout leaves fewer replicas than there were. */
	ENDS_GRACEFULLY(Policy::abrupt),

	HAS_NO_TOKEN(Policy::tokens),

	SPREADS_AND_SURVIVES_DRAINS(Policy::fragile),

	HOLDS_NO_SECRET(Policy::secretsInTheOpen);

	private static final Set<String> SERVICES = Set.of("gateway-service", "web-ui", "auth-service", "course-service",
			"quest-service", "notification-service");

	private static final Pattern SENSITIVE = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|_KEY).*");

	private final Function<Manifests, Stream<String>> violations;

	Policy(Function<Manifests, Stream<String>> violations) {
		this.violations = violations;
	}

	List<String> violations(Manifests manifests) {
		return this.violations.apply(manifests).toList();
	}

	private static Stream<String> privileges(Manifests manifests) {
		return manifests.workloads().flatMap(workload -> {
			JsonNode pod = workload.pod();
			JsonNode security = pod.path("securityContext");
			List<String> violations = new ArrayList<>();
			require(violations, security.path("runAsNonRoot").asBoolean(false), workload.name() + " may run as root");
			require(violations, security.path("runAsUser").asInt(0) > 0, workload.name() + " has no numbered user");
			require(violations, security.path("seccompProfile").path("type").asString("").equals("RuntimeDefault"),
					workload.name() + " has no seccomp profile");
			for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
				require(violations, !pod.path(host).asBoolean(false), workload.name() + " has " + host);
			}
			require(violations, pod.path("volumes").valueStream().noneMatch(volume -> volume.has("hostPath")),
					workload.name() + " mounts its host");
			workload.allContainers().forEach(container -> {
				String name = workload.name() + "/" + container.path("name").asString();
				JsonNode own = container.path("securityContext");
				require(violations, !own.path("allowPrivilegeEscalation").asBoolean(true), name + " may gain privileges");
				require(violations, own.path("readOnlyRootFilesystem").asBoolean(false), name + " may write everywhere");
				require(violations,
						own.path("capabilities").path("drop").valueStream().anyMatch(drop -> drop.asString().equals("ALL")),
						name + " keeps capabilities");
				require(violations, own.path("capabilities").path("add").isEmpty(), name + " adds capabilities");
				require(violations, !own.path("privileged").asBoolean(false), name + " is privileged");
				require(violations, own.path("runAsUser").asInt(1) > 0 && own.path("runAsNonRoot").asBoolean(true),
						name + " runs as root");
			});
			return violations.stream();
		});
	}

	private static Stream<String> unlimited(Manifests manifests) {
		String violation = "has no limits, or its memory is not what it asks for";
		Stream<String> ours = containers(manifests,
				container -> limited(container.path("resources"))
						&& container.path("resources").path("limits").has("ephemeral-storage"),
				violation);
		return Stream.concat(ours, operators(manifests.operatorResources(), Policy::limited, violation));
	}

	private static boolean limited(JsonNode resources) {
		JsonNode requests = resources.path("requests");
		JsonNode limits = resources.path("limits");
		return requests.has("cpu") && limits.has("cpu") && limits.has("memory")
				&& limits.path("memory").equals(requests.path("memory"));
	}

	private static Stream<String> unversioned(Manifests manifests) {
		String violation = "names no version of its image";
		Stream<String> ours = containers(manifests, container -> versioned(container.path("image").asString("")), violation);
		return Stream.concat(ours, operators(manifests.operatorImages(), Policy::versioned, violation));
	}

	private static boolean versioned(String image) {
		String tag = image.substring(image.lastIndexOf('/') + 1).replaceFirst("^[^:]*:?", "");
		return !tag.isEmpty() && !tag.equals("latest");
	}

	private static Stream<String> unprobed(Manifests manifests) {
		return manifests.workloads().flatMap(workload -> workload.containers().flatMap(container -> {
			String name = workload.name() + "/" + container.path("name").asString();
			List<String> violations = new ArrayList<>();
			for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
				require(violations, container.has(probe), name + " has no " + probe);
			}
			if (SERVICES.contains(workload.name())) {
				String path = "/actuator/health/liveness";
				require(violations, path(container, "livenessProbe").equals(path), name + " lives by more than itself");
				require(violations, path(container, "startupProbe").equals(path), name + " starts by more than itself");
				require(violations, path(container, "readinessProbe").equals("/actuator/health/readiness"),
						name + " is not asked whether it is ready");
			}
			return violations.stream();
		}));
	}

	private static String path(JsonNode container, String probe) {
		return container.path(probe).path("httpGet").path("path").asString("");
	}

	private static Stream<String> abrupt(Manifests manifests) {
		return manifests.services().flatMap(workload -> {
			List<String> violations = new ArrayList<>();
			int grace = workload.pod().path("terminationGracePeriodSeconds").asInt(30);
			workload.containers().forEach(container -> {
				int pause = container.path("lifecycle").path("preStop").path("sleep").path("seconds").asInt(0);
				require(violations, pause >= 5, workload.name() + " is asked to end while requests still come");
				require(violations, pause + 20 < grace, workload.name() + " is killed before its 20 s are over");
			});
			JsonNode update = workload.object().path("spec").path("strategy").path("rollingUpdate");
			require(violations, update.path("maxUnavailable").asInt(1) == 0, workload.name() + " lacks replicas during a rollout");
			return violations.stream();
		});
	}

	private static Stream<String> tokens(Manifests manifests) {
		Stream<String> pods = manifests.workloads()
			.filter(workload -> workload.pod().path("automountServiceAccountToken").asBoolean(true))
			.map(workload -> workload.name() + " gets a token");
		Stream<String> accounts = manifests.services()
			.filter(workload -> manifests.find("ServiceAccount", workload.pod().path("serviceAccountName").asString(""))
				.filter(account -> !account.path("automountServiceAccountToken").asBoolean(true))
				.isEmpty())
			.map(workload -> workload.name() + " has no account of its own without a token");
		return Stream.concat(pods, accounts);
	}

	private static Stream<String> fragile(Manifests manifests) {
		return manifests.services().flatMap(workload -> {
			List<String> violations = new ArrayList<>();
			require(violations, manifests.ofKind("PodDisruptionBudget").anyMatch(budget -> covers(budget, workload)),
					workload.name() + " has no budget");
			List<String> spread = workload.pod()
				.path("topologySpreadConstraints")
				.valueStream()
				.filter(constraint -> Manifests.selects(constraint.path("labelSelector"), workload.labels()))
				.map(constraint -> constraint.path("topologyKey").asString())
				.toList();
			require(violations, spread.containsAll(List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")),
					workload.name() + " may stand on one node");
			boolean scaled = manifests.ofKind("HorizontalPodAutoscaler")
				.anyMatch(scaler -> scaler.path("spec").path("scaleTargetRef").path("name").asString().equals(workload.name()));
			require(violations, scaled != workload.object().path("spec").has("replicas"),
					workload.name() + " must have replicas or an autoscaler, not both");
			return violations.stream();
		});
	}

	private static boolean covers(JsonNode budget, Workload workload) {
		JsonNode spec = budget.path("spec");
		return Manifests.selects(spec.path("selector"), workload.labels()) && spec.path("maxUnavailable").asInt(0) > 0;
	}

	private static Stream<String> secretsInTheOpen(Manifests manifests) {
		Stream<String> environment = manifests.workloads()
			.flatMap(workload -> workload.allContainers()
				.flatMap(container -> container.path("env").valueStream())
				.filter(variable -> SENSITIVE.matcher(variable.path("name").asString()).matches())
				.filter(variable -> !variable.path("valueFrom").has("secretKeyRef"))
				.map(variable -> workload.name() + " has " + variable.path("name").asString() + " in the open"));
		Stream<String> configuration = manifests.ofKind("ConfigMap")
			.flatMap(map -> map.path("data")
				.propertyStream()
				.filter(entry -> SENSITIVE.matcher(entry.getKey()).matches())
				.map(entry -> Manifests.name(map) + " holds " + entry.getKey()));
		return Stream.concat(environment, configuration);
	}

	private static Stream<String> containers(Manifests manifests, Predicate<JsonNode> rule, String violation) {
		return manifests.workloads()
			.flatMap(workload -> workload.allContainers()
				.filter(rule.negate())
				.map(container -> workload.name() + "/" + container.path("name").asString() + " " + violation));
	}

	private static <T> Stream<String> operators(Map<String, T> made, Predicate<T> rule, String violation) {
		return made.entrySet()
			.stream()
			.filter(thing -> !rule.test(thing.getValue()))
			.map(thing -> thing.getKey() + " " + violation);
	}

	private static void require(List<String> violations, boolean kept, String violation) {
		if (!kept) {
			violations.add(violation);
		}
	}

}
