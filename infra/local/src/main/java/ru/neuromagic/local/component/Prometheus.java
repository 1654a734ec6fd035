package ru.neuromagic.local.component;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Settings;

/**
 * Prometheus with the configuration and the rules of {@code infra/observability}, watching everything that runs here. It is no
 * Maven artifact, so that it has to be installed, and runs only when asked for.
 */
public final class Prometheus extends Component {

	public static final String NAME = "prometheus";

	private static final String CONFIGURATION = "prometheus.yml";

	/** Where each component answers; Keycloak and Prometheus not where Spring Boot's do. */
	private static final Map<Port, String> PATHS = Map.of(Port.GATEWAY_MANAGEMENT, "/actuator/prometheus", Port.AUTH,
			"/actuator/prometheus", Port.COURSE, "/actuator/prometheus", Port.QUEST, "/actuator/prometheus",
			Port.NOTIFICATION, "/actuator/prometheus", Port.WEB_UI, "/actuator/prometheus", Port.KEYCLOAK_MANAGEMENT,
			"/metrics", Port.PROMETHEUS, "/metrics");

	private final String program;

	/** Refuses if there is no such program here. */
	public Prometheus(Context context) {
		super(NAME, context);
		this.program = program(System.getenv());
	}

	static String program(Map<String, String> environment) {
		@Nullable String named = environment.get("PROMETHEUS");
		if (named != null && !named.isBlank()) {
			if (!Files.isExecutable(Path.of(named))) {
				throw new Refusal("PROMETHEUS names %s, which is no program. Correct it, or leave --observability out.".formatted(named));
			}
			return named;
		}
		return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
			.map(folder -> Path.of(folder, NAME))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Path::toString)
			.orElseThrow(() -> new Refusal("--observability needs Prometheus, which is not installed. Install it (Debian, Ubuntu: "
					+ "apt install prometheus; macOS: brew install prometheus), or name the program in PROMETHEUS, then try again."));
	}

	/** All others: whatever is not there yet would be an alert. */
	@Override
	public Set<String> needs() {
		Set<String> needs = new HashSet<>(Services.names());
		needs.add(Keycloak.NAME);
		return needs;
	}

	@Override
	public int stopTurn() {
		return 0;
	}

	public static String page(Settings settings) {
		return "http://localhost:" + settings.port(Port.PROMETHEUS);
	}

	@Override
	public String start(Consumer<String> progress) throws IOException, InterruptedException {
		Settings settings = context().settings();
		Path folder = context().data().of(NAME);
		configure(settings.home().resolve("infra/observability/prometheus"), folder);
		ManagedProcess server = launch(
				List.of(this.program, "--config.file=" + folder.resolve(CONFIGURATION), "--storage.tsdb.path=" + folder.resolve("series"),
						"--storage.tsdb.retention.time=15d", "--enable-feature=exemplar-storage",
						"--web.listen-address=127.0.0.1:" + settings.port(Port.PROMETHEUS), "--web.external-url=" + page(settings)),
				Map.of(), folder);
		String ready = settings.url(Port.PROMETHEUS) + "/-/ready";
		awaitReady(server, Duration.ofMinutes(2), () -> Probe.http(ready));
		return page(settings);
	}

	/** The configuration as it is in the repository, beside it the addresses of this installation. */
	private void configure(Path from, Path folder) throws IOException {
		DataFolder.deleteTree(folder.resolve("rules"));
		Files.createDirectories(folder.resolve("rules"));
		Files.createDirectories(folder.resolve("targets"));
		Files.write(folder.resolve(CONFIGURATION), Files.readAllBytes(from.resolve(CONFIGURATION)));
		try (Stream<Path> rules = Files.list(from.resolve("rules"))) {
			for (Path file : (Iterable<Path>) rules::iterator) {
				Files.copy(file, folder.resolve("rules").resolve(file.getFileName()));
			}
		}
		Files.writeString(folder.resolve("targets/local.yml"), PATHS.entrySet()
			.stream()
			.map(answers -> "- { labels: { job: %s, __metrics_path__: %s }, targets: [\"127.0.0.1:%d\"] }%n".formatted(
					answers.getKey().component(), answers.getValue(), context().settings().port(answers.getKey())))
			.sorted()
			.collect(Collectors.joining()));
	}

}
