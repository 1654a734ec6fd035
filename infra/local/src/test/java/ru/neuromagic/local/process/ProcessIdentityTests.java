package ru.neuromagic.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessIdentityTests {

	@TempDir
	Path folder;

	@Test
	void staysTheSameWhileTheProcessLives() {
		ProcessIdentity first = ProcessIdentity.ofThisProcess();
		assertThat(ProcessIdentity.ofThisProcess()).isEqualTo(first);
		assertThat(first.isAlive()).isTrue();
	}

	@Test
	void isGoneWithTheProcess() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sleep", "60").start();
		ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
		process.destroyForcibly().waitFor();
		assertThat(identity.isAlive()).isFalse();
	}

	@Test
	void aProcessThatGotAnOldNumberIsLeftAlone() throws IOException, InterruptedException {
		Process stranger = new ProcessBuilder("sleep", "60").start();
		try {
			ProcessIdentity recorded = new ProcessIdentity(stranger.pid(), "an earlier start");
			assertThat(recorded.isAlive()).isFalse();
			assertThat(Termination.end(recorded, StopSignal.TERM, Duration.ofSeconds(1))).isTrue();
			assertThat(stranger.isAlive()).isTrue();
		}
		finally {
			stranger.destroyForcibly().waitFor();
		}
	}

	@Test
	void aProcessThatIgnoresThePoliteSignalIsEndedWithForceAndItsChildrenToo() throws IOException {
		RunRecords records = new RunRecords(this.folder.resolve("run"));
		ManagedProcess stubborn = ManagedProcess.start(new ManagedProcess.Start("stubborn",
				List.of("sh", "-c", "trap '' TERM; sleep 60 & echo child $!; while :; do wait; done"), Map.of(),
				this.folder), new LogFile(this.folder.resolve("stubborn.log")), records);
		long child = awaitChild(stubborn);

		stubborn.stop(Duration.ofMillis(300));

		assertThat(stubborn.isAlive()).isFalse();
		org.awaitility.Awaitility.await()
			.untilAsserted(() -> assertThat(ProcessIdentity.of(child)).isEmpty());
		assertThat(records.all()).isEmpty();
	}

	@Test
	void postgresSignalReachesAProcessThatOnlyEndsForIt() throws IOException {
		RunRecords records = new RunRecords(this.folder.resolve("run"));
		ManagedProcess process = ManagedProcess.start(new ManagedProcess.Start("pg",
				// a shell may not catch what was ignored when it began, as INT is for whatever a script starts in the background
				List.of("env", "--default-signal=INT", "sh", "-c", "trap '' TERM; trap 'exit 7' INT; echo child $$; while :; do sleep 0.05; done"),
				Map.of(), false, this.folder, StopSignal.INT), new LogFile(this.folder.resolve("pg.log")), records);
		awaitChild(process);

		process.stop(Duration.ofSeconds(20));

		assertThat(process.exit().join()).isEqualTo(7);
	}

	@Test
	void recordsTellTheNextLauncherWhatStillRuns() throws IOException, InterruptedException {
		RunRecords records = new RunRecords(this.folder.resolve("run"));
		ManagedProcess process = ManagedProcess.start(
				new ManagedProcess.Start("kafka", List.of("sleep", "60"), Map.of(), this.folder),
				new LogFile(this.folder.resolve("kafka.log")), records);

		RunRecords.Entry entry = new RunRecords(this.folder.resolve("run")).find("kafka").orElseThrow();
		assertThat(entry.identity().pid()).isEqualTo(process.pid());
		assertThat(entry.identity().isAlive()).isTrue();

		process.stop(Duration.ofSeconds(5));
		assertThat(records.find("kafka")).isEmpty();
	}

	@Test
	void anOldProcessCannotForgetItsSuccessor() {
		RunRecords records = new RunRecords(this.folder);
		ProcessIdentity old = new ProcessIdentity(1, "old");
		ProcessIdentity successor = new ProcessIdentity(2, "new");
		records.remember(new RunRecords.Entry("kafka", old, StopSignal.TERM));
		records.remember(new RunRecords.Entry("kafka", successor, StopSignal.TERM));
		records.forget("kafka", old);
		assertThat(records.find("kafka")).hasValueSatisfying(entry -> assertThat(entry.identity()).isEqualTo(successor));
	}

	private static long awaitChild(ManagedProcess process) {
		return org.awaitility.Awaitility.await().until(() -> {
			String log = java.nio.file.Files.readString(process.log().path());
			return log.startsWith("child ") && log.endsWith("\n") ? Long.parseLong(log.strip().substring(6)) : 0L;
		}, pid -> pid > 0);
	}

}
