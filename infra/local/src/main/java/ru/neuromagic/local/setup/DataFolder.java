package ru.neuromagic.local.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

import ru.neuromagic.local.process.LogFile;

/**
 * The one folder that holds everything of a local installation.
 *
 * @param root absolute path
 */
public record DataFolder(Path root) {

	/** What `reset` keeps: what costs minutes to make and holds nobody's data, and what was saved on purpose. */
	private static final List<String> KEPT_BY_RESET = List.of("parts", "apps", "build", "backups", ".gitignore");

	/** Unpacked PostgreSQL and Keycloak. */
	public Path parts() {
		return this.root.resolve("parts");
	}

	/** Extracted services with their AOT caches. */
	public Path apps() {
		return this.root.resolve("apps");
	}

	/** Fingerprints of what was built. */
	public Path build() {
		return this.root.resolve("build");
	}

	/** Where `backup` puts its files if nothing else is said. */
	public Path backups() {
		return this.root.resolve("backups");
	}

	/** Stands there from just before a restore puts the new data in the place of the old ones until nothing of the old is left. */
	public Path unfinishedRestore() {
		return this.root.resolve("restore-unfinished");
	}

	public Path run() {
		return this.root.resolve("run");
	}

	public Path logs() {
		return this.root.resolve("logs");
	}

	public LogFile log(String component) {
		return new LogFile(logs().resolve(component + ".log"));
	}

	public Path secrets() {
		return this.root.resolve("secrets.properties");
	}

	/** Facts about the data, such as the port offset they were made with. */
	public Path installation() {
		return this.root.resolve("installation.properties");
	}

	/** Data of PostgreSQL, Kafka or the mailbox. */
	public Path of(String component) {
		return this.root.resolve(component);
	}

	/** Makes the folder, hidden from git wherever it is. */
	public void create() {
		try {
			Files.createDirectories(this.root);
			Path ignore = this.root.resolve(".gitignore");
			if (!Files.exists(ignore)) {
				Files.writeString(ignore, "*\n");
			}
			Files.createDirectories(logs());
			Files.createDirectories(run());
		}
		catch (IOException ex) {
			throw new Refusal("The data folder %s cannot be written (%s). Make it writable for you, or choose another one with --data DIR."
				.formatted(this.root, reason(ex)));
		}
	}

	/** Whether there is anything that a reset would delete. */
	public boolean hasData() {
		return Files.isDirectory(this.root) && contents().stream().anyMatch(path -> !isKept(path));
	}

	/** Deletes all data; what is expensive to make again stays. */
	public void deleteData() {
		contents().stream().filter(path -> !isKept(path)).forEach(DataFolder::deleteTree);
	}

	private static boolean isKept(Path path) {
		return KEPT_BY_RESET.contains(path.getFileName().toString());
	}

	private List<Path> contents() {
		try (var files = Files.list(this.root)) {
			return files.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Deletes a file or a folder with all that is in it; links are not followed. */
	public static void deleteTree(Path path) {
		if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		try {
			Files.walkFileTree(path, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					Files.delete(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException ex)
						throws IOException {
					if (ex != null) {
						throw ex;
					}
					Files.delete(folder);
					return FileVisitResult.CONTINUE;
				}
			});
		}
		catch (IOException ex) {
			throw new Refusal("%s cannot be deleted (%s). Delete it by hand and try again.".formatted(path, reason(ex)));
		}
	}

	private static String reason(IOException ex) {
		return ex.getClass().getSimpleName().replace("Exception", "") + ": " + ex.getMessage();
	}

}
