package ru.neuromagic.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.neuromagic.local.backup.Backups;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Installation;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What `backup` and `restore` refuse before they touch anything. */
class BackupCommandTests {

	private static final int OFFSET = 11_500;

	@TempDir
	Path folder;

	private DataFolder data;

	private Settings settings;

	private final PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

	@BeforeEach
	void prepare() {
		this.data = new DataFolder(this.folder.resolve("data"));
		this.data.create();
		this.settings = new Settings(Path.of("../..").toAbsolutePath().normalize(), this.data, Path.of(System.getProperty("java.home")),
				OFFSET, false, Set.of(), false, 100);
	}

	@Test
	void onlyARunningPlatformIsBackedUp() {
		assertThatThrownBy(() -> new Backup(this.settings, null, this.out).run()).isInstanceOf(Refusal.class)
			.hasMessageContaining("not running")
			.hasMessageContaining("./neuromagic up");
		assertThat(this.data.backups()).doesNotExist();
	}

	@Test
	void aHalfRestoredPlatformDoesNotStart() throws IOException {
		Files.writeString(this.data.unfinishedRestore(), "");

		assertThatThrownBy(() -> new Up(this.settings, this.out).run()).isInstanceOf(Refusal.class)
			.hasMessageContaining("./neuromagic restore");
		assertThat(this.data.of("postgres")).doesNotExist();
		this.data.deleteData();
		assertThat(this.data.unfinishedRestore()).as("a reset ends it").doesNotExist();
	}

	@Test
	void aRunningPlatformIsNotRestored() throws IOException, InterruptedException {
		Path file = Backups.write(this.folder.resolve("backup.zip"));
		try (RunLock running = RunLock.tryAcquire(this.data.run()).orElseThrow()) {
			assertThatThrownBy(() -> restore(file, true)).isInstanceOf(Refusal.class).hasMessageContaining("./neuromagic down");
		}
	}

	@Test
	void dataAreNotReplacedWithoutAWord() throws IOException, InterruptedException {
		Path file = Backups.write(this.folder.resolve("backup.zip"));
		new Installation(this.data).usePortOffset(OFFSET);
		Files.createDirectories(this.data.of("postgres"));
		assertThatThrownBy(() -> restore(file, false)).isInstanceOf(Refusal.class)
			.hasMessageContaining("restore replaces all accounts and progress")
			.hasMessageContaining("2026-11-24T20:30:00Z")
			.hasMessageContaining("--yes");
	}

	@Test
	void dataOfOtherPortsAreNotReplaced() throws IOException, InterruptedException {
		Path file = Backups.write(this.folder.resolve("backup.zip"));
		new Installation(this.data).usePortOffset(7000);
		Files.createDirectories(this.data.of("postgres"));
		assertThatThrownBy(() -> restore(file, true)).isInstanceOf(Refusal.class).hasMessageContaining("--port-offset 7000");
	}

	@Test
	void aDamagedBackupIsRefusedFirst() throws IOException {
		Path file = Files.writeString(this.folder.resolve("backup.zip"), "no zip");
		assertThatThrownBy(() -> restore(file, true)).isInstanceOf(Refusal.class).hasMessageContaining("damaged");
	}

	private void restore(Path file, boolean yes) throws IOException, InterruptedException {
		new Restore(this.settings, file, yes, this.out).run();
	}

}
