package ru.neuromagic.k8s;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PolicyTests {

	static Stream<Arguments> kept() {
		return Arrays.stream(Overlay.values())
			.flatMap(overlay -> Arrays.stream(Policy.values())
				// overlays say the version
				.filter(policy -> overlay != Overlay.BASE || policy != Policy.NAMES_A_VERSION)
				.map(policy -> arguments(overlay, policy)));
	}

	@ParameterizedTest
	@MethodSource
	void kept(Overlay overlay, Policy policy) {
		assertThat(policy.violations(overlay.manifests())).isEmpty();
	}

	/** The details of a violated constraint are the row: names and addresses of learners. */
	@Test
	void databasesKeepLearnersOutOfTheirLogs() {
		assertThat(Overlay.PRODUCTION.manifests().ofKind("Cluster")).singleElement().satisfies(cluster -> {
			var parameters = cluster.at("/spec/postgresql/parameters");
			assertThat(parameters.path("log_error_verbosity").asString()).isEqualTo("terse");
			assertThat(parameters.path("log_parameter_max_length").asString()).isEqualTo("0");
		});
		assertThat(Overlay.LOCAL.manifests().ofKind("StatefulSet").filter(set -> Manifests.name(set).equals("postgres"))).singleElement()
			.satisfies(postgres -> assertThat(postgres.at("/spec/template/spec/containers/0/args").toString())
				.contains("\"log_error_verbosity=terse\""));
	}

	/** A way to break each rule, each seen. */
	static Stream<Arguments> broken() {
		return Stream.of(
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "may run as root",
						pod -> pod.withObject("securityContext").put("runAsNonRoot", false)),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "has no numbered user",
						pod -> pod.withObject("securityContext").put("runAsUser", 0)),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "has hostNetwork", pod -> pod.put("hostNetwork", true)),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "has hostPID", pod -> pod.put("hostPID", true)),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "has hostIPC", pod -> pod.put("hostIPC", true)),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "is privileged", pod -> security(pod).put("privileged", true)),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "adds capabilities",
						pod -> security(pod).withObject("capabilities").putArray("add").add("NET_ADMIN")),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "runs as root", pod -> security(pod).put("runAsUser", 0)),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "mounts its host",
						pod -> pod.withArray("volumes").addObject().put("name", "host").putObject("hostPath").put("path", "/")),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "may write everywhere",
						pod -> security(pod).put("readOnlyRootFilesystem", false)),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "keeps capabilities", pod -> security(pod).remove("capabilities")),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "may gain privileges",
						pod -> security(pod).remove("allowPrivilegeEscalation")),
				pod(Policy.RUNS_WITHOUT_PRIVILEGES, "has no seccomp profile",
						pod -> pod.withObject("securityContext").remove("seccompProfile")),
				pod(Policy.LIMITS_WHAT_IT_TAKES, "has no limits", pod -> container(pod).remove("resources")),
				pod(Policy.LIMITS_WHAT_IT_TAKES, "memory is not what it asks for",
						pod -> container(pod).withObject("resources").withObject("limits").put("memory", "8Gi")),
				arguments(Policy.LIMITS_WHAT_IT_TAKES, "Kafka topicOperator has no limits",
						change(manifests -> spec(manifests, "Kafka", "neuromagic").withObject("entityOperator").putObject("topicOperator"))),
				arguments(Policy.LIMITS_WHAT_IT_TAKES, "ObjectStore postgres-backups has no limits",
						change(manifests -> spec(manifests, "ObjectStore", "postgres-backups").remove("instanceSidecarConfiguration"))),
				arguments(Policy.LIMITS_WHAT_IT_TAKES, "KafkaNodePool brokers has no limits",
						change(manifests -> spec(manifests, "KafkaNodePool", "brokers").remove("resources"))),
				arguments(Policy.LIMITS_WHAT_IT_TAKES, "Cluster postgres has no limits",
						change(manifests -> spec(manifests, "Cluster", "postgres").remove("resources"))),
				arguments(Policy.LIMITS_WHAT_IT_TAKES, "Keycloak keycloak has no limits",
						change(manifests -> spec(manifests, "Keycloak", "keycloak").remove("resources"))),
				arguments(Policy.NAMES_A_VERSION, "Kafka neuromagic names no version",
						change(manifests -> spec(manifests, "Kafka", "neuromagic").withObject("kafka").remove("version"))),
				arguments(Policy.NAMES_A_VERSION, "Cluster postgres names no version",
						change(manifests -> spec(manifests, "Cluster", "postgres").put("imageName", "ghcr.io/cloudnative-pg/postgresql"))),
				arguments(Policy.NAMES_A_VERSION, "Keycloak keycloak names no version",
						change(manifests -> spec(manifests, "Keycloak", "keycloak").put("image", "neuromagic/keycloak"))),
				pod(Policy.NAMES_A_VERSION, "names no version", pod -> container(pod).put("image", "neuromagic/web-ui:latest")),
				pod(Policy.NAMES_A_VERSION, "names no version", pod -> container(pod).put("image", "host:5000/web-ui")),
				pod(Policy.IS_PROBED, "has no readinessProbe", pod -> container(pod).remove("readinessProbe")),
				pod(Policy.IS_PROBED, "lives by more than itself",
						pod -> container(pod).withObject("livenessProbe").withObject("httpGet").put("path", "/actuator/health")),
				pod(Policy.ENDS_GRACEFULLY, "is killed before", pod -> pod.put("terminationGracePeriodSeconds", 30)),
				pod(Policy.ENDS_GRACEFULLY, "while requests still come", pod -> container(pod).remove("lifecycle")),
				pod(Policy.HAS_NO_TOKEN, "gets a token", pod -> pod.remove("automountServiceAccountToken")),
				pod(Policy.HAS_NO_TOKEN, "has no account of its own", pod -> pod.put("serviceAccountName", "default")),
				pod(Policy.SPREADS_AND_SURVIVES_DRAINS, "may stand on one node",
						pod -> pod.remove("topologySpreadConstraints")),
				arguments(Policy.SPREADS_AND_SURVIVES_DRAINS, "has no budget",
						change(manifests -> manifests.objects()
							.removeIf(object -> Manifests.kind(object).equals("PodDisruptionBudget")))),
				arguments(Policy.SPREADS_AND_SURVIVES_DRAINS, "replicas or an autoscaler",
						change(manifests -> manifests.objects()
							.removeIf(object -> Manifests.kind(object).equals("HorizontalPodAutoscaler")))),
				arguments(Policy.ENDS_GRACEFULLY, "lacks replicas during a rollout",
						change(manifests -> manifests.get("Deployment", "web-ui").withObject("spec").remove("strategy"))),
				pod(Policy.HOLDS_NO_SECRET, "in the open",
						pod -> container(pod).withArray("env").addObject().put("name", "DB_PASSWORD").put("value", "1234")));
	}

	@ParameterizedTest
	@MethodSource
	void broken(Policy policy, String violation, Consumer<Manifests> change) {
		assertThat(policy.violations(Overlay.PRODUCTION.manifests().with(change)))
			.anySatisfy(found -> assertThat(found).contains(violation));
	}

	@ParameterizedTest
	@EnumSource
	void everyPolicyIsSeenToFail(Policy policy) {
		assertThat(broken().map(arguments -> arguments.get()[0])).contains(policy);
	}

	@Test
	void thereAreSixServices() {
		for (Overlay overlay : EnumSet.allOf(Overlay.class)) {
			assertThat(overlay.manifests().services().map(Manifests.Workload::name)).containsExactlyInAnyOrder("gateway-service",
					"web-ui", "auth-service", "course-service", "quest-service", "notification-service");
		}
	}

	@Test
	void secretsAreOnlyNamedOutsideTheLocalOverlay() {
		assertThat(Overlay.LOCAL.manifests().ofKind("Secret")).isNotEmpty();
		assertThat(Overlay.BASE.manifests().ofKind("Secret")).isEmpty();
		assertThat(Overlay.PRODUCTION.manifests().ofKind("Secret")).isEmpty();
	}

	@Test
	void productionHasThreeReplicasOfEverythingAtLeast() {
		Manifests production = Overlay.PRODUCTION.manifests();
		assertThat(production.ofKind("HorizontalPodAutoscaler").map(scaler -> scaler.path("spec").path("minReplicas").asInt())).hasSize(6)
			.allMatch(least -> least >= 3);
		assertThat(production.get("Cluster", "postgres").path("spec").path("instances").asInt()).isEqualTo(3);
		assertThat(production.get("Keycloak", "keycloak").path("spec").path("instances").asInt()).isEqualTo(3);
		assertThat(production.ofKind("KafkaNodePool").map(pool -> pool.path("spec").path("replicas").asInt())).hasSize(2).containsOnly(3);
	}

	private static Arguments pod(Policy policy, String violation, Consumer<ObjectNode> change) {
		return arguments(policy, violation,
				change(manifests -> change.accept((ObjectNode) manifests.get("Deployment", "web-ui")
					.path("spec")
					.path("template")
					.path("spec"))));
	}

	private static Consumer<Manifests> change(Consumer<Manifests> change) {
		return change;
	}

	private static ObjectNode spec(Manifests manifests, String kind, String name) {
		return manifests.get(kind, name).withObject("spec");
	}

	private static ObjectNode container(ObjectNode pod) {
		return (ObjectNode) pod.path("containers").path(0);
	}

	private static ObjectNode security(ObjectNode pod) {
		return container(pod).withObject("securityContext");
	}

}
