package ru.neuromagic.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Prometheus' own checker: from the environment variable {@code PROMTOOL}, else from the PATH. */
final class Promtool {

	private Promtool() {
	}

	/** Runs it and asserts that it was content. */
	static void accepts(Path folder, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(program()));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile("promtool", ".txt");
		try {
			int exit = new ProcessBuilder(command).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start()
				.waitFor();
			assertThat(exit).as("%s said: %s", command, Files.readString(output)).isZero();
		}
		finally {
			Files.delete(output);
		}
	}

	private static String program() {
		return Optional.ofNullable(System.getenv("PROMTOOL"))
			.or(() -> Stream.of(System.getenv("PATH").split(":"))
				.map(folder -> Path.of(folder, "promtool"))
				.filter(Files::isExecutable)
				.map(Path::toString)
				.findFirst())
			.orElseThrow(() -> new IllegalStateException("The rules are checked by promtool, which comes with Prometheus "
					+ "(apt-get install prometheus): install it or set PROMTOOL=/path/to/promtool"));
	}

}
