package ru.neuromagic.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Holds compose.yaml, the scripts and the Dockerfiles to each other and to what the services really read. */
class ComposeFileTests {

	private static final Path FOLDER = Path.of("").toAbsolutePath();

	private static final Path ROOT = FOLDER.resolve("../..").normalize();

	private static final Path FILE = FOLDER.resolve("compose.yaml");

	private static final String OURS = "neuromagic/";

	private static Map<String, String> secrets;

	private static ComposeFile compose;

	@BeforeAll
	static void read(@TempDir Path folder) throws IOException, InterruptedException {
		Path env = folder.resolve("env");
		assertThat(new ProcessBuilder(FOLDER.resolve("generate-env").toString(), env.toString()).start().waitFor()).isZero();
		secrets = Files.readAllLines(env)
			.stream()
			.filter(line -> !line.startsWith("#"))
			.map(line -> line.split("=", 2))
			.collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
		compose = ComposeFile.read(FILE, secrets);
	}

	@Test
	void refusesToStartWithoutASecret() {
		secrets.keySet().forEach(secret -> {
			Map<String, String> others = new HashMap<>(secrets);
			others.remove(secret);
			assertThatIllegalArgumentException().isThrownBy(() -> ComposeFile.read(FILE, others)).withMessageContaining(secret + " is missing");
		});
	}

	@Test
	void secretsAreLongAndNeverTheSame() {
		assertThat(secrets.values()).allMatch(secret -> secret.length() >= 40).doesNotHaveDuplicates();
	}

	@Test
	void imagesArePinned() {
		assertThat(compose.parts().values()).allSatisfy(
				part -> assertThat(part.image()).matches("[a-z./-]+:[A-Za-z0-9_.-]+").doesNotEndWith(":latest"));
	}

	@Test
	void officialImagesHaveTheVersionsOfTheOtherTests() throws IOException {
		assertThat(image("postgres")).isEqualTo("postgres:" + System.getProperty("version.postgres").replaceFirst("\\.0$", ""));
		assertThat(image("kafka")).isEqualTo("apache/kafka:" + System.getProperty("version.kafka"));
		assertThat(FOLDER.resolve("keycloak.Dockerfile")).content()
			.contains("KEYCLOAK_IMAGE=quay.io/keycloak/keycloak:" + System.getProperty("version.keycloak"));
	}

	@Test
	void containersAreContained() {
		assertThat(compose.parts().values()).allSatisfy(part -> {
			assertThat(part.readOnly()).as(part.name()).isTrue();
			assertThat(part.tmpfs()).as(part.name()).contains("/tmp");
			assertThat(part.capDrop()).as(part.name()).containsExactly("ALL");
			assertThat(part.securityOptions()).as(part.name()).containsExactly("no-new-privileges:true");
			assertThat(part.memory()).as(part.name()).isBetween(128L << 20, 1L << 30);
		});
	}

	@Test
	void nothingRunsAsRoot() throws IOException {
		for (ComposeFile.Part part : compose.parts().values()) {
			if (part.user() != null) {
				assertThat(part.user()).as(part.name()).matches("[1-9]\\d*:\\d+");
			}
			else if (part.image().startsWith(OURS)) {
				assertThat(dockerfile(part)).as(part.name()).containsPattern("\nUSER [1-9]\\d*");
			}
			else {
				// the official ones: appuser, nobody, grafana
				assertThat(part.name()).isIn("kafka", "prometheus", "grafana");
			}
		}
	}

	@Test
	void everybodyTellsWhetherItIsHealthy() throws IOException {
		for (ComposeFile.Part part : compose.parts().values()) {
			if (part.image().startsWith(OURS)) {
				assertThat(dockerfile(part)).as(part.name()).contains("\nHEALTHCHECK ", "\nSTOPSIGNAL SIGTERM");
			}
			else {
				assertThat(part.healthcheck()).as(part.name()).isNotEmpty();
			}
		}
	}

	@Test
	void onlyTheGatewayCanBeReachedFromElsewhere() throws IOException {
		Map<String, String> variables = new HashMap<>(secrets);
		variables.put("LISTEN", "0.0.0.0");
		assertThat(ComposeFile.read(FILE, variables).parts().values()).allSatisfy(part -> {
			if (!part.name().equals("gateway-service")) {
				assertThat(part.ports()).as(part.name()).allMatch(port -> port.startsWith("127.0.0.1:"));
			}
		});
		assertThat(compose.parts().values().stream().filter(part -> !part.ports().isEmpty()).map(ComposeFile.Part::name))
			.isSubsetOf("gateway-service", "mailpit", "prometheus", "grafana");
		assertThat(compose.parts().get("gateway-service").ports()).containsExactly("127.0.0.1:8080:8080");
	}

	@Test
	void theGatewayAnswersUnderTheNameOfTheSiteAndOfThisMachineOnly() throws IOException {
		Map<String, String> variables = new HashMap<>(secrets);
		variables.putAll(Map.of("PUBLIC_URL", "https://learn.example", "PORT", "9080"));
		assertThat(ComposeFile.read(FILE, variables).parts().get("gateway-service").environment())
			.containsEntry("PUBLIC_URL", "https://learn.example")
			.containsEntry("ALLOWED_HOSTS", "localhost:9080,127.0.0.1:9080")
			.containsEntry("DEVICE_LOGIN", "false");
	}

	@Test
	void servicesAreToldOnlyWhatTheyRead() throws IOException {
		for (String service : services()) {
			assertThat(names(settings(service))).as(service)
				.containsAll(compose.parts().get(service).environment().keySet());
		}
	}

	@Test
	void servicesAreToldWhatHasNoDefault() throws IOException {
		for (String service : services()) {
			Set<String> required = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)}")
				.matcher(settings(service))
				.results()
				.map(match -> match.group(1))
				.collect(Collectors.toSet());
			assertThat(compose.parts().get(service).environment().keySet()).as(service).containsAll(required);
		}
	}

	@Test
	void keycloakIsToldOnlyWhatItsRealmAndThemesRead() throws IOException {
		Set<String> read = new HashSet<>(names(Files.readString(ROOT.resolve("infra/keycloak/realm/neuromagic-realm.json"))));
		for (String theme : List.of("login", "email")) {
			read.addAll(names(Files.readString(ROOT.resolve("infra/keycloak/themes/neuromagic/" + theme + "/theme.properties"))
				.replace("${env.", "${")));
		}
		assertThat(read).containsAll(compose.parts().get("keycloak").environment().keySet().stream().filter(name -> !name.startsWith("KC_")).toList());
	}

	@Test
	void addressesLeadToWhatListensThere() throws IOException {
		Map<String, Integer> ports = new TreeMap<>(Map.of("postgres", 5432, "kafka", 9092, "keycloak", 8080, "mailpit", 1025));
		for (String service : services()) {
			ports.put(service, port(service, "server:\n(?:  .*\n)*?  port: \\$\\{SERVER_PORT:(\\d+)}"));
		}
		Pattern address = Pattern.compile("(?:https?|postgresql)://([a-z-]+):(\\d+)/?.*|(kafka):(\\d+)");
		Map<String, Integer> used = new TreeMap<>();
		for (String service : services()) {
			compose.parts().get(service).environment().values().forEach(value -> address.matcher(value).results().forEach(match -> {
				String host = (match.group(1) != null) ? match.group(1) : match.group(3);
				if (!host.equals("localhost")) {
					used.put(host, Integer.parseInt((match.group(2) != null) ? match.group(2) : match.group(4)));
				}
			}));
		}
		assertThat(ports).containsAllEntriesOf(used);
		assertThat(used).containsOnlyKeys("auth-service", "course-service", "kafka", "keycloak", "notification-service", "postgres", "quest-service",
				"web-ui");
	}

	@Test
	void imagesAreBuiltForAllOfOursAndAskTheirOwnHealth() throws IOException {
		Map<String, Integer> built = Pattern.compile("(?m)^service ([a-z-]+) (\\d+)$")
			.matcher(Files.readString(FOLDER.resolve("images")))
			.results()
			.collect(Collectors.toMap(match -> match.group(1), match -> Integer.valueOf(match.group(2))));
		Map<String, Integer> expected = new HashMap<>();
		for (String service : services()) {
			expected.put(service, service.equals("gateway-service") ? port(service, "\\$\\{MANAGEMENT_PORT:(\\d+)}")
					: port(service, "\\$\\{SERVER_PORT:(\\d+)}"));
		}
		assertThat(built).isEqualTo(expected);
	}

	@Test
	void filesThatAreMountedExist() {
		Set<String> missing = compose.parts()
			.values()
			.stream()
			.flatMap(part -> part.volumes().stream())
			.map(volume -> volume.split(":")[0])
			.filter(from -> from.startsWith("."))
			.filter(Predicate.not(from -> Files.exists(FOLDER.resolve(from))))
			.collect(Collectors.toSet());
		assertThat(missing).isEmpty();
	}

	@Test
	void everyRoleOfTheDatabaseGetsItsPassword() throws IOException {
		Set<String> roles = Pattern.compile("\\$\\{([a-z_]+)}")
			.matcher(Files.readString(ROOT.resolve("infra/postgres/bootstrap.sql")))
			.results()
			.map(match -> match.group(1).toUpperCase())
			.collect(Collectors.toSet());
		assertThat(roles).isNotEmpty();
		assertThat(compose.parts().get("postgres").environment().keySet()).containsAll(roles);
	}

	private static String image(String part) {
		return compose.parts().get(part).image();
	}

	private static String dockerfile(ComposeFile.Part part) throws IOException {
		return Files.readString(FOLDER.resolve(part.name().equals("keycloak") ? "keycloak.Dockerfile" : "service.Dockerfile"));
	}

	private static Set<String> services() {
		Stream<String> services = compose.parts().values().stream().filter(part -> part.image().startsWith(OURS)).map(ComposeFile.Part::name);
		return services.filter(name -> !name.equals("keycloak")).collect(Collectors.toCollection(TreeSet::new));
	}

	/** All that a service reads: its own settings, and those that every service has unless it says otherwise. */
	private static String settings(String service) throws IOException {
		Path module = ROOT.resolve(service);
		boolean hasDefaults = Files.readString(module.resolve("pom.xml")).contains("<artifactId>service-defaults</artifactId>");
		String defaults = hasDefaults
				? Files.readString(ROOT.resolve("infra/service-defaults/src/main/resources/service-defaults.yaml")) : "";
		return Files.readString(module.resolve("src/main/resources/application.yaml")) + defaults;
	}

	private static Set<String> names(String text) {
		return Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)").matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
	}

	private static int port(String service, String pattern) throws IOException {
		MatchResult match = Pattern.compile(pattern)
			.matcher(Files.readString(ROOT.resolve(service).resolve("src/main/resources/application.yaml")))
			.results()
			.findFirst()
			.orElseThrow();
		return Integer.parseInt(match.group(1));
	}

}
