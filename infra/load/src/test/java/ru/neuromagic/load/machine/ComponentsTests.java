package ru.neuromagic.load.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ComponentsTests {

	@TempDir
	Path data;

	@Test
	void findsProcessesByTheRecordsOfTheLauncher() throws IOException {
		record(ProcessHandle.current().pid());

		Components components = new Components(this.data);

		assertThat(components.cpu().of(Components.GATEWAY)).isPositive();
		assertThat(components.memory()).containsOnlyKeys(Components.SERVICES);
	}

	@Test
	void refusesAPlatformThatHasEnded() throws IOException, InterruptedException {
		Process ended = new ProcessBuilder("true").start();
		ended.waitFor();
		record(ended.pid());

		assertThatIllegalStateException().isThrownBy(() -> new Components(this.data)).withMessageContaining("./neuromagic up");
	}

	private void record(long pid) throws IOException {
		Path run = Files.createDirectories(this.data.resolve("run"));
		for (String service : Components.SERVICES) {
			Files.writeString(run.resolve(service + ".pid"), "pid=" + pid + "\nstarted=earlier\nsignal=TERM\n");
		}
	}

}
