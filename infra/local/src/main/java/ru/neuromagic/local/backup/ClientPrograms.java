package ru.neuromagic.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.setup.Refusal;

/** PostgreSQL's `pg_dump` and `pg_restore`, which the embedded server lacks. An older `pg_dump` refuses a newer server. */
public final class ClientPrograms {

	private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

	private final Path folder;

	private ClientPrograms(Path folder) {
		this.folder = folder;
	}

	/**
	 * Finds them on this machine.
	 * @param major version of the server
	 */
	public static ClientPrograms find(int major) throws InterruptedException {
		@Nullable String chosen = System.getenv("PG_BIN");
		if (chosen != null && !chosen.isBlank()) {
			return in(List.of(Path.of(chosen)), major);
		}
		List<Path> folders = new ArrayList<>();
		for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
			folders.add(Path.of(folder));
		}
		folders.addAll(versionsIn(Path.of("/usr/lib/postgresql")));
		for (String brew : List.of("/opt/homebrew/opt", "/usr/local/opt")) {
			folders.add(Path.of(brew, "postgresql@" + major, "bin"));
			folders.add(Path.of(brew, "libpq/bin"));
		}
		return in(folders, major);
	}

	/** The first folder with programs that are new enough. */
	static ClientPrograms in(List<Path> folders, int major) throws InterruptedException {
		List<String> older = new ArrayList<>();
		// /bin is /usr/bin on many a machine
		List<Path> places = folders.stream().map(ClientPrograms::real).distinct().toList();
		for (Path folder : places) {
			Optional<Integer> version = version(folder.resolve("pg_dump"));
			if (version.isPresent() && version.get() >= major && Files.isExecutable(folder.resolve("pg_restore"))) {
				return new ClientPrograms(folder);
			}
			version.ifPresent(found -> older.add("%d in %s".formatted(found, folder)));
		}
		String found = older.isEmpty() ? "there are none here" : "here are only " + String.join(", ", older);
		throw new Refusal("Backups need PostgreSQL's client programs %1$d or newer, and %2$s. Install them (Debian, Ubuntu: postgresql-client-%1$d, from PostgreSQL's own repository where the release is older; macOS: brew install postgresql@%1$d), or on Debian: export PG_BIN=$(infra/postgres/client-tools)"
			.formatted(major, found));
	}

	private static Path real(Path folder) {
		try {
			return folder.toRealPath();
		}
		catch (IOException missing) {
			return folder;
		}
	}

	private static List<Path> versionsIn(Path debian) {
		if (!Files.isDirectory(debian)) {
			return List.of();
		}
		try (var versions = Files.list(debian)) {
			return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<Integer> version(Path program) throws InterruptedException {
		if (!Files.isExecutable(program)) {
			return Optional.empty();
		}
		try {
			Process process = new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
			process.getOutputStream().close();
			String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			process.waitFor(10, TimeUnit.SECONDS);
			Matcher matcher = VERSION.matcher(line);
			return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
		}
		catch (IOException doesNotRun) {
			return Optional.empty();
		}
	}

	Path folder() {
		return this.folder;
	}

	/** Runs `pg_dump` and passes on what it writes. */
	void dump(Map<String, String> connection, List<String> options, OutputStream out)
			throws IOException, InterruptedException {
		Process process = start("pg_dump", connection, options);
		process.getOutputStream().close();
		finish("pg_dump", process, () -> process.getInputStream().transferTo(out));
	}

	/** Runs `pg_restore` on a dump. */
	void restore(Map<String, String> connection, List<String> options, InputStream dump)
			throws IOException, InterruptedException {
		Process process = start("pg_restore", connection, options);
		finish("pg_restore", process, () -> {
			try (OutputStream stdin = process.getOutputStream()) {
				dump.transferTo(stdin);
			}
			catch (IOException brokenPipe) {
				// it ended early and says why
				if (process.waitFor() == 0) {
					throw brokenPipe;
				}
			}
		});
	}

	private interface Piping {

		void run() throws IOException, InterruptedException;

	}

	private Process start(String program, Map<String, String> connection, List<String> options) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.folder.resolve(program).toString()));
		command.addAll(options);
		ProcessBuilder builder = new ProcessBuilder(command);
		// the caller's own servers and options are not meant
		builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
		builder.environment().putAll(connection);
		return builder.start();
	}

	private static void finish(String program, Process process, Piping piping) throws IOException, InterruptedException {
		CompletableFuture<String> complaints = new CompletableFuture<>();
		Thread.startVirtualThread(() -> {
			try (InputStream err = process.getErrorStream()) {
				complaints.complete(new String(err.readAllBytes(), StandardCharsets.UTF_8).strip());
			}
			catch (IOException ex) {
				complaints.complete(String.valueOf(ex.getMessage()));
			}
		});
		try {
			piping.run();
			int exit = process.waitFor();
			if (exit != 0) {
				throw new Refusal("%s ended with exit code %d: %s".formatted(program, exit, complaints.join()));
			}
		}
		finally {
			process.destroyForcibly();
		}
	}

}
