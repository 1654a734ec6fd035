package ru.neuromagic.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import ru.neuromagic.docker.ContainerPlatform;

/**
 * The platform as {@code ./neuromagic up} starts it from the jars that the build has just made: ports of its own and an
 * empty data folder below {@code target}. It is started once per test run and ends with it. With
 * {@code -Dplatform.data=DIR -Dplatform.port-offset=N} the tests meet one that runs already, with
 * {@code -Dplatform.containers=true} one in containers. The traces of those are seen only with
 * {@code -Dplatform.traces-port=P}, to which they must have been told to send them.
 */
final class Platform {

	private static final int PORT_OFFSET = Integer.getInteger("platform.port-offset", 12_000);

	static final Path TARGET = Path.of("target").toAbsolutePath();

	private static final Path DATA = Path.of(System.getProperty("platform.data", TARGET.resolve("platform").toString()));

	private static final boolean RUNS_ALREADY = System.getProperty("platform.data") != null;

	private static final boolean IN_CONTAINERS = Boolean.getBoolean("platform.containers");

	static final Path ROOT = TARGET.resolve("../../..").normalize();

	private static final int UP_MINUTES = 8;

	private static final int COMMAND_MINUTES = 2;

	private static final Integer TRACES_PORT = (RUNS_ALREADY || IN_CONTAINERS) ? Integer.getInteger("platform.traces-port") : Integer.valueOf(0);

	private static final TraceCollector TRACES = (TRACES_PORT != null) ? new TraceCollector(TRACES_PORT) : null;

	private static final Platform INSTANCE = new Platform();

	private Platform() {
		if (RUNS_ALREADY) {
			return;
		}
		if (IN_CONTAINERS) {
			new ContainerPlatform(ROOT.resolve("infra/docker"), DATA).start(Map.of("PUBLIC_URL", url(), "PORT",
					Integer.toString(port(8080)), "MAILPIT_PORT", Integer.toString(port(8025))));
			return;
		}
		neuromagic(COMMAND_MINUTES, "reset", "--yes");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> neuromagic(COMMAND_MINUTES, "down"), "platform-down"));
		up();
	}

	static Platform get() {
		return INSTANCE;
	}

	/** Whether {@code ./neuromagic} started it for these tests alone. */
	boolean isLaunchedHere() {
		return !RUNS_ALREADY && !IN_CONTAINERS;
	}

	/** Whether each service's log is a file of {@link #logs()}; containers keep theirs. */
	boolean logsToFiles() {
		return !IN_CONTAINERS;
	}

	void up() {
		neuromagic(UP_MINUTES, "up", "--detach", "--no-build");
	}

	/** Runs a command to its end; returns what it said. */
	String command(String... arguments) {
		return neuromagic(UP_MINUTES, arguments);
	}

	/** A password or key that the platform has made for itself. */
	String secret(String name) {
		Properties secrets = new Properties();
		try (var reader = Files.newBufferedReader(DATA.resolve("secrets.properties"))) {
			secrets.load(reader);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return secrets.getProperty(name);
	}

	String url() {
		return "http://localhost:" + (8080 + PORT_OFFSET);
	}

	int port(int port) {
		return port + PORT_OFFSET;
	}

	/** What is traced, all of it, from the start of the platform on. */
	TraceCollector traces() {
		Assumptions.assumeTrue(TRACES != null,
				"This platform's traces are seen only with -Dplatform.traces-port, to which it sends them");
		return TRACES;
	}

	Path data() {
		return DATA;
	}

	Path logs() {
		return DATA.resolve("logs");
	}

	/** The process of a service. */
	ProcessHandle process(String service) {
		String marker = DATA.toString();
		return ProcessHandle.allProcesses()
			.filter(process -> process.info().commandLine().filter(line -> line.contains(marker) && line.contains(service + "-")).isPresent())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No process of " + service));
	}

	/** Sends {@code STOP}, which makes a process hang, or {@code CONT}, which lets it go on. */
	void signal(String signal, ProcessHandle process) {
		try {
			int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
			if (exit != 0) {
				throw new IllegalStateException("kill -" + signal + " ended with " + exit);
			}
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

	private static String neuromagic(int minutes, String... arguments) {
		List<String> command = new ArrayList<>(List.of(ROOT.resolve("neuromagic").toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("--port-offset", Integer.toString(PORT_OFFSET), "--data", DATA.toString()));
		Path output = TARGET.resolve("neuromagic-" + arguments[0] + ".log");
		try {
			Files.createDirectories(TARGET);
			ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile());
			if (TRACES != null) {
				builder.environment()
					.putAll(Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", TRACES.endpoint(), "TRACING_SAMPLING_PROBABILITY", "1",
							"OTEL_BSP_SCHEDULE_DELAY", "500"));
			}
			Process process = builder.start();
			if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
				process.destroy();
				throw new IllegalStateException(command + " took longer than " + minutes + " minutes:\n" + Files.readString(output));
			}
			if (process.exitValue() != 0) {
				throw new IllegalStateException(command + " ended with " + process.exitValue() + ":\n" + Files.readString(output));
			}
			return Files.readString(output);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

}
