package ru.neuromagic.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Settings;

/**
 * One of our services: its jar is extracted once per build and started with an AOT cache, which halves the time and the
 * processor that a start takes.
 */
final class Service extends Component {

	private static final String CACHE = "app.aot";

	private static final String NO_CACHE = "app.aot.failed";

	/** 128 and signal 15: how a JVM ends that was asked to. */
	private static final int TERMINATED = 143;

	/** Writing the cache takes a processor for some ten seconds. */
	private static final Duration TRAINING_PATIENCE = Duration.ofSeconds(120);

	/**
	 * Small machines first: 5.4 s of processor for a start of course-service, measured, where plain options need 11.6 s. A
	 * small code cache or young generation costs half a second of collections. The cache only fits a JVM with the
	 * same collector and headers as the one that made it.
	 */
	private static final List<String> JVM = List.of("-Xms96m", "-Xmn48m", "-Xmx192m", "-XX:+UseSerialGC",
			"-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=192m", "-Xss512k",
			"-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8",
			"-Dstderr.encoding=UTF-8", "-Duser.timezone=UTC", "-Djava.awt.headless=true",
			"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

	/** Options that win over these, named in the environment: {@code -XX:TieredStopAtLevel=4} runs as production does. */
	private static final String MORE_OPTIONS = "SERVICE_JVM_OPTIONS";

	private final Port port;

	private final Port healthPort;

	private final Set<String> needs;

	private final int stopTurn;

	private final Map<String, String> environment;

	private final Semaphore training;

	Service(String name, Context context, Port port, Port healthPort, Set<String> needs, int stopTurn,
			Map<String, String> environment, Semaphore training) {
		super(name, context);
		this.port = port;
		this.healthPort = healthPort;
		this.needs = needs;
		this.stopTurn = stopTurn;
		this.environment = environment;
		this.training = training;
	}

	Map<String, String> environment() {
		return this.environment;
	}

	@Override
	public Set<String> needs() {
		return this.needs;
	}

	@Override
	public int stopTurn() {
		return this.stopTurn;
	}

	@Override
	public String start(Consumer<String> progress) throws IOException, InterruptedException {
		Settings settings = context().settings();
		Path jar = builtJar(settings.home().resolve(name()));
		Path apps = context().data().apps();
		Path app = apps.resolve(name() + "-" + Fingerprint.ofJar(jar));
		Path runnable = app.resolve("app").resolve(jar.getFileName());
		if (!Files.exists(app)) {
			progress.accept("extracting");
			Archive.once(app, folder -> runToEnd(name() + "'s extraction",
					List.of(settings.java(), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
							"-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination",
							folder.resolve("app").toString()),
					Map.of(), settings.home()));
		}
		if (!Files.exists(app.resolve(CACHE)) && !Files.exists(app.resolve(NO_CACHE))) {
			progress.accept("waiting to train its cache (once)");
			this.training.acquire();
			try {
				progress.accept("training its cache (once)");
				train(app, runnable);
			}
			finally {
				this.training.release();
			}
		}
		progress.accept("");
		ManagedProcess service = launch(command(app, runnable), this.environment, context().data().root());
		awaitHealth(service);
		deleteOlder(apps, app);
		return "127.0.0.1:" + settings.port(this.port);
	}

	private void awaitHealth(ManagedProcess service) throws InterruptedException {
		String health = context().settings().url(this.healthPort) + "/actuator/health/readiness";
		awaitReady(service, Duration.ofMinutes(6), () -> Probe.http(health));
	}

	/**
	 * Records what the JVM loads and compiles in a whole first start, until the service is ready, and stores it beside the
	 * jar. The database and the broker that it meets are the real ones. A service that fails here fails again without a
	 * cache, and then with its own words.
	 */
	private void train(Path app, Path runnable) throws IOException, InterruptedException {
		Path unfinished = app.resolve(CACHE + ".unfinished");
		Files.deleteIfExists(unfinished);
		Files.deleteIfExists(app.resolve(CACHE + ".unfinished.config"));
		List<String> command = new ArrayList<>(List.of(context().settings().java()));
		command.addAll(jvm());
		command.addAll(List.of("-Xlog:aot*=error", "-XX:AOTCacheOutput=" + unfinished, "-jar", runnable.toString()));
		ManagedProcess trainee = launch(command, this.environment, context().data().root());
		String outcome;
		try {
			awaitHealth(trainee);
			trainee.stop(TRAINING_PATIENCE);
			int exit = trainee.waitFor();
			// a run that failed, or was killed while it wrote, leaves a cache too
			outcome = (exit == 0 || exit == TERMINATED) ? "" : "The training ended with exit code " + exit;
		}
		catch (Refusal failed) {
			trainee.stop(patience());
			outcome = String.valueOf(failed.getMessage());
		}
		if (isStopping()) {
			throw new InterruptedException();
		}
		if (outcome.isEmpty() && Files.exists(unfinished)) {
			Files.move(unfinished, app.resolve(CACHE), StandardCopyOption.ATOMIC_MOVE);
		}
		else {
			Files.deleteIfExists(unfinished);
			Files.writeString(app.resolve(NO_CACHE), outcome + "\n");
		}
	}

	private List<String> command(Path app, Path runnable) {
		List<String> command = new ArrayList<>(List.of(context().settings().java()));
		command.addAll(jvm());
		if (Files.exists(app.resolve(CACHE))) {
			command.add("-XX:AOTCache=" + app.resolve(CACHE));
		}
		command.addAll(List.of("-jar", runnable.toString()));
		return command;
	}

	private static List<String> jvm() {
		List<String> options = new ArrayList<>(JVM);
		String more = System.getenv(MORE_OPTIONS);
		if (more != null && !more.isBlank()) {
			options.addAll(List.of(more.strip().split("\\s+")));
		}
		return options;
	}

	private static Path builtJar(Path module) throws IOException {
		Path target = module.resolve("target");
		if (Files.isDirectory(target)) {
			try (var jars = Files.newDirectoryStream(target, module.getFileName() + "-*.jar")) {
				for (Path jar : jars) {
					if (!jar.getFileName().toString().matches(".*-(tests|sources|javadoc)\\.jar")) {
						return jar;
					}
				}
			}
		}
		throw new Refusal("%s is not built yet: run ./neuromagic up without --no-build, or `mvn -DskipTests package` first."
			.formatted(module.getFileName()));
	}

	private void deleteOlder(Path apps, Path current) throws IOException {
		try (var older = Files.newDirectoryStream(apps, name() + "-*")) {
			for (Path path : older) {
				if (!path.equals(current)) {
					DataFolder.deleteTree(path);
				}
			}
		}
	}

}
