package ru.neuromagic.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import ru.neuromagic.load.machine.Components;

/** The platform that is measured: one of our own with raised limits, or one that runs already. */
final class Platform implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(15);

	private static final String BEYOND_REACH = "10000000";

	private final Options options;

	private final Path data;

	private final List<Start> starts = new ArrayList<>();

	private volatile boolean running;

	private Platform(Options options, Path data) {
		this.options = options;
		this.data = data;
	}

	/**
	 * How long it took until all was ready.
	 *
	 * @param cpu of the launcher and everything that it started
	 */
	record Start(String title, Duration took, Duration cpu) {
	}

	/**
	 * Attaches to a running platform, or starts one from the jars that are built: first with nothing but the unpacked parts,
	 * which is the cold start, and then again.
	 */
	static Platform of(Options options) throws IOException, InterruptedException {
		Path attached = options.attach();
		if (attached != null) {
			return new Platform(options, attached);
		}
		Platform own = new Platform(options, options.home().resolve("infra/load/target/platform"));
		Runtime.getRuntime().addShutdownHook(new Thread(own::closeAfterInterrupt, "platform-down"));
		own.neuromagic("reset", "--yes");
		delete(own.data.resolve("apps"));
		own.start("cold: first start, unpacked parts only");
		own.close();
		own.start("warm: started again");
		return own;
	}

	private void start(String title) throws IOException, InterruptedException {
		this.running = true;
		long begin = System.nanoTime();
		neuromagic("up", "--detach", "--no-build");
		Duration took = Duration.ofNanos(System.nanoTime() - begin);
		this.starts.add(new Start(title, took, new Components(this.data).cpuOfLauncherAndAll()));
	}

	List<Start> starts() {
		return this.starts;
	}

	Path data() {
		return this.data;
	}

	/** One of the passwords that were generated for it. */
	String secret(String name) throws IOException {
		Properties secrets = new Properties();
		try (var reader = Files.newBufferedReader(this.data.resolve("secrets.properties"))) {
			secrets.load(reader);
		}
		return secrets.getProperty(name);
	}

	private void neuromagic(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(this.options.home().resolve("neuromagic").toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("--port-offset", Integer.toString(this.options.portOffset()), "--data", this.data.toString()));
		Path log = Files.createDirectories(this.options.target()).resolve("neuromagic-" + arguments[0] + ".log");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.options.home().toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().putAll(limits());
		Process process = builder.start();
		if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroy();
			throw new IOException("%s failed:\n%s".formatted(String.join(" ", command), Files.readString(log)));
		}
	}

	/**
	 * All visitors come from one address here, and answer faster than people do. Spring's spelling of
	 * {@code neuromagic.rate-limits.everything.client.requests} and so on.
	 */
	private static Map<String, String> limits() {
		Map<String, String> limits = new TreeMap<>();
		for (String requests : List.of("EVERYTHING", "REGISTER", "VERIFY", "LOGIN", "ANSWERS")) {
			for (String whose : List.of("CLIENT", "ACCOUNT")) {
				limits.put("NEUROMAGIC_RATELIMITS_%s_%s_REQUESTS".formatted(requests, whose), BEYOND_REACH);
			}
		}
		limits.put("NEUROMAGIC_REGISTRATION_PERADDRESSANDHOUR", BEYOND_REACH);
		return limits;
	}

	private static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

	private void closeAfterInterrupt() {
		try {
			close();
		}
		catch (IOException failed) {
			System.err.println(failed.getMessage());
		}
	}

	/** Ends the platform if it is our own and runs. */
	@Override
	public void close() throws IOException {
		if (!this.running) {
			return;
		}
		this.running = false;
		try {
			neuromagic("down");
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
