package ru.neuromagic.k8s;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ReferenceTests {

	@ParameterizedTest
	@EnumSource(names = "BASE", mode = EnumSource.Mode.EXCLUDE)
	void everyNameLeadsSomewhere(Overlay overlay) {
		assertThat(References.dangling(overlay.manifests())).isEmpty();
	}

	static Stream<Arguments> seesWhatLeadsNowhere() {
		return Stream.of(
				local("Service auth-service selects nothing",
						manifests -> spec(manifests, "Service",
							"auth-service").putObject("selector").put("app.kubernetes.io/name", "auth")),
				local("Service auth-service leads to no such port",
						manifests -> ((ObjectNode) spec(manifests, "Service", "auth-service").path("ports").path(0)).put("port", 8099)),
				local("is probed on a port that it has not",
						manifests -> container(manifests).withObject("readinessProbe").withObject("httpGet").put("port", "management")),
				local("does not select its own pods",
						manifests -> spec(manifests, "Deployment",
							"web-ui").withObject("selector").withObject("matchLabels").put("app.kubernetes.io/name", "web")),
				local("PodDisruptionBudget web-ui selects nothing",
						manifests -> spec(manifests, "PodDisruptionBudget",
							"web-ui").withObject("selector").withObject("matchLabels").put("app.kubernetes.io/name", "web")),
				local("there is no Service Address[host=quest-service, port=8082]",
						manifests -> platform(manifests).put("QUEST_SERVICE_URL", "http://quest-service:8082")),
				local("there is no Service Address[host=postgres, port=5432]",
						manifests -> platform(manifests).put("DB_URL", "jdbc:postgresql://postgres:5432/neuromagic")),
				local("there is no Service Address[host=mailpit, port=1025]", manifests -> platform(manifests).put("SMTP_HOST", "mailpit")),
				local("web-ui needs {", manifests -> platform(manifests).remove("PUBLIC_URL")),
				local("auth-service needs {",
						manifests -> manifests.objects().removeIf(object -> Manifests.name(object).startsWith("auth-service-client"))),
				local("postgres mounts {",
						manifests -> manifests.objects().removeIf(object -> Manifests.name(object).equals("postgres-bootstrap"))),
				production("Cluster postgres needs Reference[secret=true, name=quest-service-database",
						manifests -> manifests.objects().removeIf(object ->
							Manifests.title(object).equals("ExternalSecret quest-service-database"))),
				production("Cluster postgres needs Reference[secret=false, name=postgres-bootstrap",
						manifests -> manifests.objects().removeIf(object ->
							Manifests.title(object).equals("ConfigMap postgres-bootstrap"))),
				production("ObjectStore postgres-backups needs",
						manifests -> manifests.objects().removeIf(object -> Manifests.title(object).equals("ExternalSecret backup-store"))),
				production("KeycloakRealmImport neuromagic needs",
						manifests -> manifests.objects().removeIf(object ->
							Manifests.title(object).equals("ExternalSecret web-ui-client"))),
				production("Keycloak keycloak needs",
						manifests -> manifests.objects().removeIf(object ->
							Manifests.title(object).equals("ExternalSecret keycloak-admin"))),
				production("there is no Service Address[host=neuromagic-kafka-bootstrap, port=9092]",
						manifests -> ((ObjectNode) spec(manifests, "Kafka", "neuromagic").path("kafka").path("listeners")
							.path(0)).put("port", 9093)),
				production("there is no Service Address[host=postgres-rw, port=5432]",
						manifests -> manifests.objects().removeIf(object -> Manifests.title(object).equals("Cluster postgres"))),
				base("HTTPRoute site leads nowhere",
						manifests -> manifests.objects().removeIf(object -> Manifests.title(object).equals("Service gateway-service"))),
				base("HTTPRoute to-https hangs on nothing",
						manifests -> ((ObjectNode) spec(manifests, "Gateway", "neuromagic").path("listeners")
							.path(0)).put("name", "plain")),
				base("ServiceMonitor gateway-service finds nothing", manifests -> manifests.objects()
					.removeIf(object -> Manifests.title(object).equals("Service gateway-service-management"))),
				base("HorizontalPodAutoscaler web-ui scales nothing", manifests -> spec(manifests, "HorizontalPodAutoscaler", "web-ui")
					.withObject("scaleTargetRef").put("name", "web")));
	}

	@ParameterizedTest
	@MethodSource
	void seesWhatLeadsNowhere(String found, Overlay overlay, Consumer<Manifests> change) {
		assertThat(References.dangling(overlay.manifests().with(change))).anySatisfy(dangling -> assertThat(dangling).contains(found));
	}

	private static Arguments local(String found, Consumer<Manifests> change) {
		return arguments(found, Overlay.LOCAL, change);
	}

	private static Arguments production(String found, Consumer<Manifests> change) {
		return arguments(found, Overlay.PRODUCTION, change);
	}

	private static Arguments base(String found, Consumer<Manifests> change) {
		return arguments(found, Overlay.BASE, change);
	}

	private static ObjectNode spec(Manifests manifests, String kind, String name) {
		return manifests.get(kind, name).withObject("spec");
	}

	private static ObjectNode container(Manifests manifests) {
		return (ObjectNode) spec(manifests, "Deployment", "web-ui").path("template").path("spec").path("containers").path(0);
	}

	private static ObjectNode platform(Manifests manifests) {
		return manifests.ofKind("ConfigMap").filter(map ->
			Manifests.name(map).startsWith("platform")).findFirst().orElseThrow().withObject("data");
	}

}
