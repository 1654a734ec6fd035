package ru.neuromagic.docker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.awaitility.Awaitility;

/**
 * Docker, or podman where there is no Docker: podman has no daemon, so a process of ours serves its API.
 */
final class ContainerEngine {

	private static final Path DOCKER = Path.of("/var/run/docker.sock");

	private ContainerEngine() {
	}

	/** Tells Testcontainers where the engine listens; to be called before its first use. */
	static void prepare() {
		if (System.getenv("DOCKER_HOST") != null || Files.exists(DOCKER)) {
			return;
		}
		if (Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).noneMatch(folder -> Files.isExecutable(Path.of(folder, "podman")))) {
			throw new IllegalStateException("There is neither Docker nor podman");
		}
		try {
			// in a short path: the name of a socket has 108 characters at most
			Path socket = Files.createTempDirectory("podman").resolve("api.sock");
			// it ends by itself when nobody has asked for two minutes: at the end of the JVM Testcontainers still needs it
			ProcessBuilder service = new ProcessBuilder("podman", "system", "service", "--time", "120", "unix://" + socket)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD);
			// the tests ask for the health of containers themselves: podman leaves that to systemd, which is not everywhere
			service.environment().put("DISABLE_HC_SYSTEMD", "true");
			service.start();
			Awaitility.await("podman's API").atMost(Duration.ofSeconds(30)).until(() -> Files.exists(socket));
			System.setProperty("DOCKER_HOST", "unix://" + socket);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
