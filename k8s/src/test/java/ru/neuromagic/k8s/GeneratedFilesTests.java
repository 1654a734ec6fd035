package ru.neuromagic.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that say again what stands elsewhere: they are written from there by {@code -Dk8s.write=true}, and never differ. */
class GeneratedFilesTests {

	private static final YAMLMapper YAML = YAMLMapper.builder()
		.enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
		.disable(YAMLWriteFeature.SPLIT_LINES)
		.disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
		.build();

	private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{([A-Z_]+)}");

	@Test
	void theImportedRealmIsThatOfTheRepository() throws IOException {
		ObjectNode object = object("k8s.keycloak.org/v2alpha1", "KeycloakRealmImport", "neuromagic");
		ObjectNode spec = object.putObject("spec");
		spec.put("keycloakCRName", "keycloak");
		ObjectNode placeholders = spec.putObject("placeholders");
		secret(placeholders, "WEB_UI_CLIENT_SECRET", "web-ui-client", "secret");
		secret(placeholders, "AUTH_SERVICE_CLIENT_SECRET", "auth-service-client", "secret");
		secret(placeholders, "SMTP_USER", "smtp", "username");
		secret(placeholders, "SMTP_PASSWORD", "smtp", "password");
		spec.set("realm", YAML.readTree(Repository.text("infra/keycloak/realm/neuromagic-realm.json")));
		assertSame("k8s/overlays/production/realm.yaml", "infra/keycloak/realm/neuromagic-realm.json", object);
	}

	@Test
	void theAlertsAreThoseThatPrometheusIsTestedWith() throws IOException {
		assertSameRules("k8s/base/monitoring/prometheus-rules.yaml", "infra/observability/prometheus/rules", "neuromagic");
		assertSameRules("k8s/overlays/production/prometheus-rules.yaml", "infra/observability/prometheus/rules-production",
				"neuromagic-production");
	}

	private static void assertSameRules(String path, String source, String name) throws IOException {
		ObjectNode object = object("monitoring.coreos.com/v1", "PrometheusRule", name);
		ArrayNode groups = object.putObject("spec").putArray("groups");
		try (Stream<Path> files = Files.list(Repository.path(source))) {
			for (Path file : (Iterable<Path>) files.sorted()::iterator) {
				YAML.readTree(Files.readString(file)).path("groups").forEach(groups::add);
			}
		}
		assertThat(groups).isNotEmpty();
		assertSame(path, source, object);
	}

	@Test
	void everyPlaceholderOfTheRealmIsFilled() {
		Manifests manifests = Overlay.PRODUCTION.manifests();
		Set<String> filled = new TreeSet<>();
		manifests.get("Keycloak", "keycloak").path("spec").path("env").valueStream()
			.forEach(variable -> filled.add(variable.path("name").asString()));
		JsonNode realm = manifests.get("KeycloakRealmImport", "neuromagic");
		realm.path("spec").path("placeholders").propertyStream().forEach(placeholder -> filled.add(placeholder.getKey()));
		Set<String> wanted = WITHOUT_DEFAULT.matcher(realm.toString()).results().map(found -> found.group(1)).collect(Collectors.toSet());
		assertThat(wanted).isNotEmpty();
		assertThat(filled).containsAll(wanted);
	}

	private static ObjectNode object(String apiVersion, String kind, String name) {
		ObjectNode object = YAML.createObjectNode();
		object.put("apiVersion", apiVersion);
		object.put("kind", kind);
		object.putObject("metadata").put("name", name);
		return object;
	}

	private static void secret(ObjectNode placeholders, String placeholder, String name, String key) {
		placeholders.putObject(placeholder).putObject("secret").put("name", name).put("key", key);
	}

	private static void assertSame(String path, String source, ObjectNode expected) throws IOException {
		Path file = Repository.path(path);
		if (Boolean.getBoolean("k8s.write")) {
			Files.writeString(file, "# Written from " + source + ": mvn -pl k8s -am test -Dtest='GeneratedFilesTests' "
					+ "-Dsurefire.failIfNoSpecifiedTests=false -Dk8s.write=true\n" + YAML.writeValueAsString(expected));
		}
		assertThat(YAML.readTree(Files.readString(file))).as(path + " is not what " + source + " says; its first line tells how it is written anew").isEqualTo(expected);
	}

}
