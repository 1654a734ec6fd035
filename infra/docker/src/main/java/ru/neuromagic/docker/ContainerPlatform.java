package ru.neuromagic.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * The parts of compose.yaml that the platform itself consists of, run by Testcontainers in the way that the file says:
 * same images, settings, limits and order.
 */
public final class ContainerPlatform {

	private static final Duration START = Duration.ofMinutes(15);

	private static final Duration BUILD = Duration.ofMinutes(30);

	/** They look on; the platform does without them. */
	private static final Set<String> WATCHERS = Set.of("prometheus", "grafana");

	private final Path folder;

	private final Path target;

	private final Map<String, GenericContainer<?>> containers = new LinkedHashMap<>();

	/**
	 * Made, not started.
	 * @param folder this module's, with compose.yaml
	 * @param target where logs and generated secrets go
	 */
	public ContainerPlatform(Path folder, Path target) {
		this.folder = folder;
		this.target = target;
	}

	/** Where the logs are, a file per container. */
	public Path logs() {
		return this.target.resolve("logs");
	}

	/**
	 * Builds the images and starts the containers; they end with this JVM.
	 * @param settings beside the secrets, such as PUBLIC_URL
	 */
	public void start(Map<String, String> settings) {
		try {
			Files.createDirectories(logs());
			try (Stream<Path> older = Files.list(logs())) {
				for (Path log : (Iterable<Path>) older::iterator) {
					Files.delete(log);
				}
			}
			run(BUILD, "stand-ins");
			run(BUILD, "images");
			Path secrets = this.target.resolve("env");
			Files.deleteIfExists(secrets);
			run(Duration.ofMinutes(1), "generate-env", secrets.toString());
			Map<String, String> variables = new HashMap<>(settings);
			variables.putAll(read(secrets));
			ComposeFile compose = ComposeFile.read(this.folder.resolve("compose.yaml"), variables);
			ContainerEngine.prepare();
			Network network = Network.newNetwork();
			List<ComposeFile.Part> parts = compose.parts().values().stream().filter(part -> !WATCHERS.contains(part.name())).toList();
			parts.forEach(part -> this.containers.put(part.name(), container(part, network)));
			parts.forEach(part -> part.needs().forEach(needed -> container(part.name()).dependsOn(container(needed))));
			Startables.deepStart(this.containers.values()).join();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private GenericContainer<?> container(String name) {
		GenericContainer<?> container = this.containers.get(name);
		if (container == null) {
			throw new IllegalArgumentException("compose.yaml needs " + name + ", which it does not have");
		}
		return container;
	}

	private GenericContainer<?> container(ComposeFile.Part part, Network network) {
		GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(part.image())).withNetwork(network)
			.withNetworkAliases(part.name())
			.withEnv(part.environment())
			.withTmpFs(part.tmpfs().stream().collect(Collectors.toMap(path -> path, _ -> "")))
			.withLogConsumer(frame -> log(part.name(), frame))
			.withCreateContainerCmdModifier(command -> contain(command, part))
			.waitingFor(new Healthy(part).withStartupTimeout(START));
		// 127.0.0.1:8080:8080
		container.setPortBindings(part.ports());
		if (!part.command().isEmpty()) {
			container.withCommand(part.command().toArray(String[]::new));
		}
		return container;
	}

	private void contain(CreateContainerCmd command, ComposeFile.Part part) {
		if (part.user() != null) {
			command.withUser(part.user());
		}
		HostConfig host = command.getHostConfig();
		if (host == null) {
			throw new IllegalStateException("No host configuration");
		}
		host.withReadonlyRootfs(part.readOnly())
			.withCapDrop(part.capDrop().stream().map(Capability::valueOf).toArray(Capability[]::new))
			.withSecurityOpts(part.securityOptions())
			.withMemory(part.memory());
		List<Bind> files = new ArrayList<>();
		List<Volume> volumes = new ArrayList<>();
		for (String volume : part.volumes()) {
			String[] fromToMode = volume.split(":");
			if (volume.startsWith(".")) {
				files.add(new Bind(this.folder.resolve(fromToMode[0]).normalize().toString(), new Volume(fromToMode[1]), AccessMode.ro));
			}
			else {
				// what has a name in the file is new for each test run, too
				volumes.add(new Volume(fromToMode[fromToMode.length - 1]));
			}
		}
		host.withBinds(files);
		command.withVolumes(volumes);
	}

	private synchronized void log(String name, OutputFrame frame) {
		byte[] bytes = frame.getBytes();
		if (bytes != null) {
			try {
				Files.write(logs().resolve(name + ".log"), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			}
			catch (IOException failure) {
				throw new UncheckedIOException(failure);
			}
		}
	}

	private void run(Duration patience, String script, String... arguments) throws IOException {
		Path output = this.target.resolve(script + ".log");
		List<String> command = new ArrayList<>(List.of(this.folder.resolve(script).toString()));
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
			if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
				process.destroy();
				throw new IllegalStateException("%s took longer than %s:%n%s".formatted(script, patience, Files.readString(output)));
			}
			if (process.exitValue() != 0) {
				throw new IllegalStateException("%s ended with %d:%n%s".formatted(script, process.exitValue(), Files.readString(output)));
			}
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

	private static Map<String, String> read(Path env) throws IOException {
		return Files.readAllLines(env)
			.stream()
			.filter(line -> line.contains("=") && !line.startsWith("#"))
			.map(line -> line.split("=", 2))
			.collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
	}

	/** Asks with the command of compose.yaml or, without one there, with the image's. */
	private static final class Healthy extends AbstractWaitStrategy {

		private final ComposeFile.Part part;

		Healthy(ComposeFile.Part part) {
			this.part = part;
		}

		@Override
		protected void waitUntilReady() {
			String[] command = command().toArray(String[]::new);
			Awaitility.await(this.part.name() + " is healthy")
				.atMost(this.startupTimeout)
				.pollInterval(Duration.ofMillis(500))
				.until(() -> {
					if (!this.waitStrategyTarget.isRunning()) {
						throw new IllegalStateException("%s has ended:%n%s".formatted(this.part.name(),
								((GenericContainer<?>) this.waitStrategyTarget).getLogs()));
					}
					return this.waitStrategyTarget.execInContainer(command).getExitCode() == 0;
				});
		}

		private List<String> command() {
			if (!this.part.healthcheck().isEmpty()) {
				return this.part.healthcheck();
			}
			HealthCheck check = this.waitStrategyTarget.getContainerInfo().getConfig().getHealthcheck();
			if (check == null || check.getTest() == null) {
				throw new IllegalStateException("Neither compose.yaml nor the image says when " + this.part.name() + " is healthy");
			}
			return check.getTest().subList(1, check.getTest().size());
		}

	}

}
