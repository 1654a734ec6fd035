package ru.neuromagic.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this repository, from wherever the tests run. */
final class Repository {

	static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private Repository() {
	}

	static Path path(String first, String... more) {
		return ROOT.resolve(Path.of(first, more));
	}

	static String text(String path) {
		try {
			return Files.readString(path(path));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

}
