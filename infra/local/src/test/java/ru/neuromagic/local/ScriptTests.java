package ru.neuromagic.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What `./neuromagic` refuses before it starts any Java: one line that says what to do, and a non-zero exit. */
class ScriptTests {

	@TempDir
	Path folder;

	private record Result(int exit, String out, String err) {
	}

	@Test
	void helpNamesEveryCommand() throws IOException, InterruptedException {
		Result result = run(Map.of(), "help");
		assertThat(result.exit()).isZero();
		assertThat(result.out()).contains(" up", " down", " status", " logs", " reset", " load", " backup", " restore FILE", "--to", "--port-offset",
				"--detach", "--observability");
	}

	@Test
	void refusesAnUnknownCommand() throws IOException, InterruptedException {
		Result result = run(Map.of(), "upp");
		assertThat(result.exit()).isNotZero();
		assertThat(result.err()).hasLineCount(1).contains("no command \"upp\"", "./neuromagic help");
	}

	@Test
	void saysHowToGetAMissingJdk() throws IOException, InterruptedException {
		Result result = run(Map.of("NEUROMAGIC_JAVA", "99"), "up");
		assertThat(result.exit()).isNotZero();
		assertThat(result.err()).hasLineCount(1).contains("no JDK 99", "JAVA_HOME");
	}

	@Test
	void saysHowToGetAMissingMaven() throws IOException, InterruptedException {
		Result result = run(Map.of("PATH", toolsWithoutMaven()), "up", "--data", this.folder.resolve("data").toString());
		assertThat(result.exit()).isNotZero();
		assertThat(result.err()).hasLineCount(1).contains("Maven is missing", "apt install maven");
	}

	@Test
	void refusesToFillTheDisk() throws IOException, InterruptedException {
		Path tools = Files.createDirectories(this.folder.resolve("stub"));
		Path df = Files.writeString(tools.resolve("df"), """
				#!/bin/sh
				echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'
				echo '/dev/x 1000000 900000 100000 90% /'
				""");
		Files.setPosixFilePermissions(df, PosixFilePermissions.fromString("rwx------"));
		Result result = run(Map.of("PATH", tools + ":" + System.getenv("PATH")), "up", "--no-build", "--data",
				this.folder.resolve("data").toString());
		assertThat(result.exit()).isNotZero();
		assertThat(result.err()).hasLineCount(1).contains("only 97 MB are free", "2048 MB are needed", "--data");
	}

	@Test
	void logsRefuseWhatIsNoComponent() throws IOException, InterruptedException {
		Path logs = Files.createDirectories(this.folder.resolve("logs"));
		Files.writeString(logs.resolve("kafka.log"), "one\ntwo\nthree\n");
		Files.writeString(this.folder.resolve("secret.log"), "no");
		String data = this.folder.toString();
		assertThat(run(Map.of(), "logs", "--data", data, "kafka", "-n", "2").out()).isEqualTo("two\nthree\n");
		assertThat(run(Map.of(), "logs", "--data", data, "../secret").err()).contains("no component");
		assertThat(run(Map.of(), "logs", "--data", data, "kafkaa").err()).contains("There are: kafka");
	}

	private Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("/bin/bash", Path.of("../../neuromagic").toAbsolutePath().toString()));
		command.addAll(List.of(arguments));
		Path out = this.folder.resolve("out");
		Path err = this.folder.resolve("err");
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().putAll(environment);
		Process process = builder.start();
		process.getOutputStream().close();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
				Files.readString(err, StandardCharsets.UTF_8));
	}

	/** A PATH with the ordinary tools that the script uses, but no Maven. */
	private String toolsWithoutMaven() throws IOException {
		Path tools = Files.createDirectories(this.folder.resolve("tools"));
		for (String tool : List.of("dirname", "readlink", "sed", "grep", "awk", "df", "cat", "find", "sort", "cksum", "java")) {
			Path link = tools.resolve(tool);
			for (String place : List.of("/usr/bin", "/bin")) {
				Path program = Path.of(place, tool);
				if (Files.isExecutable(program) && !Files.exists(link)) {
					Files.writeString(link, "#!/bin/sh\nexec " + program + " \"$@\"\n");
					Files.setPosixFilePermissions(link, PosixFilePermissions.fromString("rwx------"));
				}
			}
		}
		return tools.toString();
	}

}
