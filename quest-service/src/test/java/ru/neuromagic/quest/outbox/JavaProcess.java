package ru.neuromagic.quest.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/** A main class of the class path running in a JVM of its own, so that it can be killed like one. */
final class JavaProcess implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 120;

	private final String name;

	private final Process process;

	private final Path log;

	private JavaProcess(String name, Process process, Path log) {
		this.name = name;
		this.process = process;
		this.log = log;
	}

	static JavaProcess start(String name, Path folder, Map<String, String> environment, String mainClass, String... args) {
		try {
			Path log = Files.createDirectories(folder).resolve(name + ".log");
			List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8",
					"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
					System.getProperty("java.class.path"), mainClass));
			command.addAll(List.of(args));
			var builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
			builder.environment().putAll(environment);
			Process process = builder.start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			return new JavaProcess(name, process, log);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	void awaitExit() throws InterruptedException {
		if (!this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || this.process.exitValue() != 0) {
			throw new AssertionError(this.name + " failed, see " + this.log);
		}
	}

	JavaProcess awaitReady(Readiness readiness) {
		Awaitility.await(this.name + " to be ready, see " + this.log)
			.atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
			.failFast(this.name + " died, see " + this.log, () -> !this.process.isAlive())
			.ignoreExceptions()
			.until(readiness::isReady);
		return this;
	}

	/** As the kernel or a node failure does it: no shutdown hook runs. */
	void kill() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		kill();
	}

	@FunctionalInterface
	interface Readiness {

		boolean isReady() throws Exception;

	}

}
