package ru.neuromagic.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ru.neuromagic.k8s.Manifests.Workload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Environment variables of the services against what their configuration files read. */
class EnvironmentTests {

	/** {@code ${NAME}} or {@code ${NAME:default}}, the default possibly with placeholders of its own. */
	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:((?:[^{}]|\\{[^{}]*})*))?}");

	private static final Pattern HERE = Pattern.compile("127\\.0\\.0\\.1|localhost");

	/** Read by {@code infra/migrations}, and by Spring Boot itself. */
	private static final Set<String> READ_BY_LIBRARIES = Set.of("NEUROMAGIC_MIGRATIONS",
			"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

	@ParameterizedTest
	@EnumSource
	void everyVariableIsReadAndNoneIsMissing(Overlay overlay) {
		assertThat(problems(overlay.manifests())).isEmpty();
	}

	static Stream<Arguments> sees() {
		return Stream.of(
				arguments("web-ui does not read KAFKA_BOOTSTRAP_SERVERS", change("web-ui",
						container -> container.withArray("env").addObject().put("name", "KAFKA_BOOTSTRAP_SERVERS").put("value",
							"kafka:9092"))),
				arguments("auth-service does not read VERIFICATION_KEY", change("auth-service", container ->
					rename(container, "VERIFICATION_CODE_KEY", "VERIFICATION_KEY"))),
				arguments("auth-service is not told VERIFICATION_CODE_KEY", change("auth-service", container ->
					rename(container, "VERIFICATION_CODE_KEY", "OTHER"))),
				arguments("gateway-service is not told WEB_UI_URL", change("gateway-service", container ->
					rename(container, "WEB_UI_URL", "OTHER"))),
				arguments("course-service listens on 8099", change("course-service",
						container -> ((ObjectNode) container.path("ports").path(0)).put("containerPort", 8099))));
	}

	@ParameterizedTest
	@MethodSource
	void sees(String problem, Consumer<Manifests> change) {
		assertThat(problems(Overlay.BASE.manifests().with(change))).contains(problem);
	}

	/** Its own options, and placeholders of our realm and themes. */
	@Test
	void keycloakIsToldNothingElse() {
		String realm = Repository.text("infra/keycloak/realm/neuromagic-realm.json")
				+ Repository.text("infra/keycloak/themes/neuromagic/login/theme.properties").replace("${env.", "${");
		Stream<JsonNode> local = Overlay.LOCAL.manifests()
			.workloads()
			.filter(workload -> workload.name().equals("keycloak"))
			.flatMap(Workload::containers)
			.flatMap(container -> container.path("env").valueStream());
		Stream<JsonNode> production = Overlay.PRODUCTION.manifests().get("Keycloak", "keycloak").path("spec").path("env").valueStream();
		assertThat(Stream.concat(local, production).map(variable -> variable.path("name").asString())).hasSizeGreaterThan(20)
			.allMatch(name -> name.startsWith("KC_") || realm.contains("${" + name + "}") || realm.contains("${" + name + ":"));
	}

	private static List<String> problems(Manifests manifests) {
		List<String> problems = new ArrayList<>();
		manifests.services().forEach(service -> {
			Settings settings = Settings.of(service.name());
			service.allContainers().forEach(container -> {
				Set<String> told = names(container);
				told.stream()
					.filter(name -> !settings.read().contains(name))
					.forEach(name -> problems.add(service.name() + " does not read " + name));
				if (container.path("name").asString().equals("app")) {
					settings.needed()
						.stream()
						.filter(name -> !told.contains(name))
						.forEach(name -> problems.add(service.name() + " is not told " + name));
				}
			});
			wrongPorts(service).forEach(problems::add);
		});
		return problems;
	}

	/** A container port is one that the service is told to listen on. */
	private static Stream<String> wrongPorts(Workload service) {
		return service.containers().flatMap(container -> {
			List<String> told = container.path("env")
				.valueStream()
				.filter(variable -> variable.path("name").asString().endsWith("_PORT"))
				.map(variable -> variable.path("value").asString(""))
				.toList();
			return container.path("ports")
				.valueStream()
				.map(port -> port.path("containerPort").asString())
				.filter(port -> !told.contains(port))
				.map(port -> service.name() + " listens on " + port);
		});
	}

	private static Set<String> names(JsonNode container) {
		Set<String> names = new TreeSet<>();
		container.path("env").valueStream().forEach(variable -> names.add(variable.path("name").asString()));
		return names;
	}

	private static Consumer<Manifests> change(String service, Consumer<ObjectNode> change) {
		return manifests -> change.accept((ObjectNode) manifests.get("Deployment", service).path("spec").path("template")
			.path("spec").path("containers").path(0));
	}

	private static void rename(ObjectNode container, String from, String to) {
		container.path("env")
			.valueStream()
			.filter(variable -> variable.path("name").asString().equals(from))
			.forEach(variable -> ((ObjectNode) variable).put("name", to));
	}

	/**
	 * What a service's configuration files read.
	 *
	 * @param read all names: placeholders, and properties as Spring spells them in the environment
	 * @param needed those without a default, and those whose default is this machine
	 */
	private record Settings(Set<String> read, Set<String> needed) {

		static Settings of(String service) {
			List<String> files = new ArrayList<>(List.of(service + "/src/main/resources/application.yaml"));
			if (Repository.text(service + "/pom.xml").contains("<artifactId>service-defaults</artifactId>")) {
				files.add("infra/service-defaults/src/main/resources/service-defaults.yaml");
			}
			Set<String> read = new TreeSet<>(READ_BY_LIBRARIES);
			Set<String> needed = new TreeSet<>();
			for (String file : files) {
				JsonNode yaml = Manifests.YAML.readTree(Repository.text(file));
				properties(yaml, "", read);
				values(yaml).forEach(value -> placeholders(value, read, needed));
			}
			// follows from PUBLIC_URL
			needed.remove("OIDC_ISSUER");
			return new Settings(read, needed);
		}

		private static void placeholders(String value, Set<String> read, Set<String> needed) {
			PLACEHOLDER.matcher(value).results().forEach(found -> {
				String name = found.group(1);
				String otherwise = found.group(3);
				read.add(name);
				if (otherwise == null || HERE.matcher(otherwise).find()) {
					needed.add(name);
				}
				if (otherwise != null) {
					placeholders(otherwise, read, needed);
				}
			});
		}

		private static void properties(JsonNode node, String path, Set<String> read) {
			node.propertyStream().forEach(property -> {
				String name = path + property.getKey().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
				read.add(name);
				properties(property.getValue(), name + "_", read);
			});
		}

		private static Stream<String> values(JsonNode node) {
			return node.isContainer() ? node.valueStream().flatMap(Settings::values) : Stream.of(node.asString(""));
		}

	}

}
