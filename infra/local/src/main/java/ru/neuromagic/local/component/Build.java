package ru.neuromagic.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.process.ManagedProcess;
import ru.neuromagic.local.process.StopSignal;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Settings;

/** Builds the services whose sources changed since the last time, while the infrastructure starts. */
public final class Build extends Component {

	public static final String NAME = "build";

	/** A change in one of these changes every service. */
	private static final List<String> SHARED = List.of("pom.xml", "infra/event-contracts/pom.xml",
			"infra/event-contracts/src/main", "infra/migrations/pom.xml", "infra/migrations/src/main",
			"infra/tracing/pom.xml", "infra/tracing/src/main", "infra/service-defaults/pom.xml",
			"infra/service-defaults/src/main");

	private static final Pattern MODULE = Pattern.compile("^\\[INFO] Building (.+?) \\S+ +(\\[\\d+/\\d+])");

	private static final Pattern COMPLAINT = Pattern.compile("^\\[ERROR] (?!\\[Help|To see|Re-run|For more|After correcting|-> |$)(.+)");

	public Build(Context context) {
		super(NAME, context);
	}

	@Override
	public Set<String> needs() {
		return Set.of();
	}

	@Override
	public int stopTurn() {
		return 0;
	}

	@Override
	public String start(Consumer<String> progress) throws IOException, InterruptedException {
		Settings settings = context().settings();
		if (!settings.build()) {
			return "not asked for";
		}
		Map<String, String> stale = stale();
		if (stale.isEmpty()) {
			return "nothing changed";
		}
		progress.accept(String.join(", ", stale.keySet()));
		log().rotate();
		List<String> command = List.of("mvn", "-B", "-ntp", "-T", "1C", "-DskipTests", "-pl",
				// clean: a migration that was renamed must not stay behind in target
				String.join(",", stale.keySet()), "-am", "clean", "package");
		Map<String, String> environment = new HashMap<>(Map.of("JAVA25_HOME", settings.jdk().toString()));
		if (System.getenv("JAVA_HOME") instanceof String home) {
			environment.put("JAVA_HOME", home);
		}
		ManagedProcess maven = launch(
				new ManagedProcess.Start(NAME, command, environment, true, settings.home(), StopSignal.TERM));
		while (maven.isAlive()) {
			lastModule().ifPresent(progress);
			LockSupport.parkNanos(500_000_000L);
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
		}
		int exit = maven.waitFor();
		if (exit != 0) {
			throw new Refusal("The build failed (mvn ended with exit code %d): %s Log: %s".formatted(exit, firstComplaint(),
					log().path()));
		}
		Files.createDirectories(context().data().build());
		for (var entry : stale.entrySet()) {
			Files.writeString(stamp(entry.getKey()), entry.getValue());
		}
		return "built " + String.join(", ", stale.keySet());
	}

	/** Services whose sources are not those of their last build, with the fingerprint of now. */
	private Map<String, String> stale() throws IOException {
		Path home = context().settings().home();
		String shared = Fingerprint.of(SHARED.stream().map(home::resolve).toList());
		Map<String, String> stale = new LinkedHashMap<>();
		for (String module : Services.names()) {
			if (context().settings().leftOut().contains(module)) {
				continue;
			}
			Path folder = home.resolve(module);
			String now = Fingerprint.ofWords(
					List.of(shared, Fingerprint.of(List.of(folder.resolve("pom.xml"), folder.resolve("src/main")))));
			boolean built = Files.exists(stamp(module)) && Files.readString(stamp(module)).equals(now) && hasJar(folder);
			if (!built) {
				stale.put(module, now);
			}
		}
		return stale;
	}

	private static boolean hasJar(Path module) throws IOException {
		if (!Files.isDirectory(module.resolve("target"))) {
			return false;
		}
		try (var jars = Files.newDirectoryStream(module.resolve("target"), module.getFileName() + "-*.jar")) {
			return jars.iterator().hasNext();
		}
	}

	private Path stamp(String module) {
		return context().data().build().resolve(module + ".fingerprint");
	}

	private java.util.Optional<String> lastModule() throws IOException {
		@Nullable String last = null;
		for (String line : lines()) {
			Matcher matcher = MODULE.matcher(line);
			if (matcher.find()) {
				last = matcher.group(1) + " " + matcher.group(2);
			}
		}
		return java.util.Optional.ofNullable(last);
	}

	private String firstComplaint() throws IOException {
		return lines().stream()
			.map(COMPLAINT::matcher)
			.filter(Matcher::find)
			.map(matcher -> matcher.group(1).strip())
			.findFirst()
			.map(line -> line.length() > 300 ? line.substring(0, 299) + "…" : line)
			.orElse("see the log.");
	}

	private List<String> lines() throws IOException {
		return Files.exists(log().path()) ? new ArrayList<>(Files.readAllLines(log().path())) : List.of();
	}

}
