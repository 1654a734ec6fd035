package ru.neuromagic.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What runs now, one small file per process in the data folder, so that a launcher that was killed leaves nothing
 * behind that the next one could not clean up.
 */
public final class RunRecords {

	private static final String SUFFIX = ".pid";

	private final Path folder;

	public RunRecords(Path folder) {
		this.folder = folder;
	}

	/**
	 * @param name of the component
	 * @param identity of its process
	 * @param signal that ends it gracefully
	 */
	public record Entry(String name, ProcessIdentity identity, StopSignal signal) {
	}

	public synchronized void remember(Entry entry) {
		Properties properties = new Properties();
		properties.setProperty("pid", Long.toString(entry.identity().pid()));
		properties.setProperty("started", entry.identity().started());
		properties.setProperty("signal", entry.signal().name());
		try {
			Files.createDirectories(this.folder);
			Path temporary = Files.createTempFile(this.folder, entry.name(), ".tmp");
			try (var writer = Files.newBufferedWriter(temporary)) {
				properties.store(writer, null);
			}
			Files.move(temporary, file(entry.name()), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Forgets a process, unless another one has taken its place meanwhile. */
	public synchronized void forget(String name, ProcessIdentity identity) {
		if (find(name).filter(entry -> entry.identity().equals(identity)).isEmpty()) {
			return;
		}
		try {
			Files.deleteIfExists(file(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Optional<Entry> find(String name) {
		return read(file(name));
	}

	/** Everything remembered, whether it still runs or not. */
	public List<Entry> all() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		List<Entry> entries = new ArrayList<>();
		try (var files = Files.newDirectoryStream(this.folder, "*" + SUFFIX)) {
			for (Path file : files) {
				read(file).ifPresent(entries::add);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		entries.sort(Comparator.comparing(Entry::name));
		return entries;
	}

	private Optional<Entry> read(Path file) {
		String fileName = file.getFileName().toString();
		try (var reader = Files.newBufferedReader(file)) {
			Properties properties = new Properties();
			properties.load(reader);
			return Optional.of(new Entry(fileName.substring(0, fileName.length() - SUFFIX.length()),
					new ProcessIdentity(Long.parseLong(properties.getProperty("pid", "")),
							properties.getProperty("started", "")),
					StopSignal.valueOf(properties.getProperty("signal", "TERM"))));
		}
		catch (IOException | IllegalArgumentException unreadable) {
			return Optional.empty();
		}
	}

	private Path file(String name) {
		return this.folder.resolve(name + SUFFIX);
	}

}
