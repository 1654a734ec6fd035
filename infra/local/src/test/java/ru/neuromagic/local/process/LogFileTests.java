package ru.neuromagic.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogFileTests {

	@TempDir
	Path folder;

	@Test
	void findsTheErrorAmongTheNoiseAfterIt() throws IOException {
		assertThat(lastLine("""
				2026-11-22 10:00:00 INFO started
				2026-11-22 10:00:01 FATAL:  could not create lock file: No space left on device
				2026-11-22 10:00:01 INFO shutting down
				""")).isEqualTo("2026-11-22 10:00:01 FATAL:  could not create lock file: No space left on device");
	}

	@Test
	void takesTheLastCauseOfAStackTraceAndNoFrame() throws IOException {
		assertThat(lastLine("""
				Exception in thread "main" java.lang.IllegalStateException: outer
					at a.B.c(B.java:1)
				Caused by: java.io.IOException: the real reason
					at d.E.f(E.java:2)
					... 3 more
				""")).isEqualTo("Caused by: java.io.IOException: the real reason");
	}

	@Test
	void readsSpringBootsReportOfAFailedStart() throws IOException {
		assertThat(lastLine("""
				***************************
				APPLICATION FAILED TO START
				***************************

				Description:

				Web server failed to start. Port 8081 was already in use.

				Action:

				Identify and stop the process.
				""")).isEqualTo("Web server failed to start. Port 8081 was already in use.");
	}

	@Test
	void readsStructuredLogs() throws IOException {
		assertThat(lastLine("""
				{"@timestamp":"2026-11-22T10:00:00Z","log":{"level":"ERROR"},"message":"Application run failed","error":{"stack_trace":"org.X: a\\n\\tat b\\nCaused by: java.net.ConnectException: refused\\n\\tat c"}}
				{"@timestamp":"2026-11-22T10:00:01Z","log":{"level":"INFO"},"message":"bye"}
				""")).isEqualTo("Application run failed — Caused by: java.net.ConnectException: refused");
		assertThat(lastLine("""
				{"log.level":"ERROR","message":"\\n\\n***\\nAPPLICATION FAILED TO START\\n***\\n\\nDescription:\\n\\nDB_PASSWORD is missing.\\n\\nAction:\\n\\nSet it.\\n"}
				""")).isEqualTo("DB_PASSWORD is missing.");
	}

	@Test
	void fallsBackToTheLastLine() throws IOException {
		assertThat(lastLine("first\nlast words\n\n")).isEqualTo("last words");
		assertThat(new LogFile(this.folder.resolve("none.log")).lastMeaningfulLine()).isEmpty();
	}

	@Test
	void cutsVeryLongLines() throws IOException {
		assertThat(lastLine("ERROR " + "x".repeat(5_000))).hasSize(300).endsWith("…");
	}

	@Test
	void rotationKeepsThreeOldLogs() throws IOException {
		LogFile log = new LogFile(this.folder.resolve("kafka.log"));
		for (int run = 1; run <= 5; run++) {
			log.rotate();
			Files.writeString(log.path(), "run " + run);
		}
		assertThat(log.path()).hasContent("run 5");
		assertThat(this.folder.resolve("kafka.log.1")).hasContent("run 4");
		assertThat(this.folder.resolve("kafka.log.3")).hasContent("run 2");
		assertThat(this.folder.resolve("kafka.log.4")).doesNotExist();
	}

	private String lastLine(String content) throws IOException {
		Path file = Files.writeString(this.folder.resolve("any.log"), content);
		return new LogFile(file).lastMeaningfulLine().orElseThrow();
	}

}
