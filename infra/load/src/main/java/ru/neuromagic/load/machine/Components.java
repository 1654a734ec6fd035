package ru.neuromagic.load.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of a platform that {@code ./neuromagic up} started, by the records in its data folder. */
public final class Components {

	public static final String GATEWAY = "gateway-service";

	public static final String KEYCLOAK = "keycloak";

	/** What we wrote ourselves. */
	public static final Set<String> SERVICES = Set.of("auth-service", "course-service", "quest-service",
			"notification-service", "web-ui", GATEWAY);

	/** The order of the tables: along the way of a request. */
	public static final List<String> NAMES = List.of(GATEWAY, "web-ui", "auth-service", "course-service", "quest-service",
			"notification-service", "postgres", "kafka", KEYCLOAK, "mailbox");

	private final Path run;

	private final Map<String, Long> pids = new LinkedHashMap<>();

	public Components(Path data) {
		this.run = data.resolve("run");
		for (String name : NAMES) {
			Path record = this.run.resolve(name + ".pid");
			if (Files.exists(record) && ProcStat.of(pid(record)).isPresent()) {
				this.pids.put(name, pid(record));
			}
		}
		if (!this.pids.keySet().containsAll(SERVICES)) {
			throw new IllegalStateException("The platform of %s does not run: start it with ./neuromagic up".formatted(data));
		}
	}

	private Components(Components others, String name, long pid) {
		this.run = others.run;
		this.pids.putAll(others.pids);
		this.pids.put(name, pid);
	}

	/** The same and one more, such as a program to compare with. */
	public Components and(String name, long pid) {
		return new Components(this, name, pid);
	}

	private static long pid(Path record) {
		Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(record)) {
			properties.load(reader);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return Long.parseLong(properties.getProperty("pid"));
	}

	/** The options that the services' JVMs were started with: compilers and heaps decide what things cost. */
	public String jvmOptions() {
		try {
			String line = Files.readString(Path.of("/proc/" + this.pids.get(GATEWAY) + "/cmdline"));
			return Stream.of(line.split("\0"))
				.filter(option -> option.startsWith("-X") && !option.contains("=/"))
				.collect(Collectors.joining(" "));
		}
		catch (IOException ended) {
			return "unknown";
		}
	}

	/** What all have used so far. */
	public Cpu cpu() {
		ProcessTree tree = ProcessTree.now();
		Map<String, Duration> used = new LinkedHashMap<>();
		this.pids.forEach((name, pid) -> used.put(name, tree.cpu(pid)));
		return new Cpu(used);
	}

	/** What the compilers of all JVMs have used so far. */
	public Compilers compilers() {
		return Compilers.of(this.pids.values());
	}

	/** What it took so far to start and to run everything, with what has ended since. */
	public Duration cpuOfLauncherAndAll() {
		return cpuOf(pid(this.run.resolve("launcher.pid")));
	}

	/** What a process and all that it has started have used so far. */
	public static Duration cpuOf(long pid) {
		return ProcessTree.now().cpu(pid);
	}

	/** What all have in memory now. */
	public Map<String, Memory> memory() {
		ProcessTree tree = ProcessTree.now();
		Map<String, Memory> memory = new LinkedHashMap<>();
		this.pids.forEach((name, pid) -> memory.put(name,
				tree.below(pid).stream().map(Memory::of).reduce(new Memory(0, 0), Memory::plus)));
		return memory;
	}

}
