package ru.neuromagic.load.floor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A program of the distribution that a floor is measured with. */
public enum Program {

	NGINX("nginx", "nginx-light"), PGBENCH("pgbench", "postgresql-contrib");

	private final String command;

	private final String debianPackage;

	Program(String command, String debianPackage) {
		this.command = command;
		this.debianPackage = debianPackage;
	}

	/** Where it is. */
	Path path() {
		return Stream
			.concat(Arrays.stream(System.getenv("PATH").split(":")).map(Path::of),
					Stream.of(Path.of("/usr/sbin"), Path.of("/usr/lib/postgresql/15/bin")))
			.map(folder -> folder.resolve(this.command))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"The floors need %s (Debian: apt install %s). Install it, or measure with --without-floors."
						.formatted(this.command, this.debianPackage)));
	}

	/** Refuses, before anything is measured, if one is missing. */
	public static void requireAll() {
		List.of(values()).forEach(Program::path);
	}

}
