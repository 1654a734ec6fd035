package ru.neuromagic.local.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.neuromagic.local.setup.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackupFileTests {

	@TempDir
	Path folder;

	@Test
	void isReadAsItWasWrittenAndByItsOwnerOnly() throws IOException, InterruptedException {
		Path file = Backups.write(this.folder.resolve("new folder/backup.zip"));
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		try (BackupFile backup = BackupFile.open(file)) {
			assertThat(backup.manifest().madeAt()).isEqualTo(Backups.MADE_AT);
			assertThat(backup.manifest().rows()).isEqualTo(3);
			Manifest.Schema course = backup.manifest().schemas().getFirst();
			try (var dump = backup.dump(course)) {
				assertThat(dump.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("rows of course");
			}
		}
	}

	@Test
	void aDumpThatFailsLeavesNoFile() throws IOException {
		Path file = this.folder.resolve("backup.zip");
		assertThatThrownBy(() -> BackupFile.write(file, writer -> {
			writer.add("course.dump", out -> {
				out.write(new byte[100_000]);
				throw new IOException("No space left on device");
			});
			throw new AssertionError("unreachable");
		})).isInstanceOf(Refusal.class).hasMessageContaining("the disk is full").hasMessageContaining("--to");
		try (var files = Files.list(this.folder)) {
			assertThat(files).isEmpty();
		}
	}

	@Test
	void overwritesNoOther() throws IOException {
		Path other = Files.writeString(this.folder.resolve("backup.zip"), "yesterday's");
		assertThatThrownBy(() -> Backups.write(other)).isInstanceOf(Refusal.class).hasMessageContaining("exists already");
		assertThat(other).hasContent("yesterday's");
	}

	@Test
	void everyChangedByteOfADumpIsSeen() throws IOException, InterruptedException {
		Path file = Backups.write(this.folder.resolve("backup.zip"));
		replace(file, "rows of course", "rows of horses");
		assertThatThrownBy(() -> BackupFile.open(file)).isInstanceOf(Refusal.class)
			.hasMessageContaining("damaged")
			.hasMessageContaining("course.dump");
	}

	@Test
	void everyChangedByteOfTheManifestIsSeen() throws IOException, InterruptedException {
		Path file = Backups.write(this.folder.resolve("backup.zip"));
		replace(file, "\"course\" : 3", "\"course\" : 4");
		assertThatThrownBy(() -> BackupFile.open(file)).isInstanceOf(Refusal.class).hasMessageContaining("manifest.json has changed");
	}

	@Test
	void aFileThatWasCutOffIsRefused() throws IOException, InterruptedException {
		Path file = Backups.write(this.folder.resolve("backup.zip"));
		byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		assertThatThrownBy(() -> BackupFile.open(file)).isInstanceOf(Refusal.class).hasMessageContaining("damaged");
	}

	@Test
	void aMissingFileIsRefused() {
		assertThatThrownBy(() -> BackupFile.open(this.folder.resolve("none.zip"))).isInstanceOf(Refusal.class)
			.hasMessageContaining("There is no backup");
	}

	@Test
	void aFormatOfALaterTimeIsRefused() throws IOException, InterruptedException {
		Manifest known = Backups.manifest("course", "course_service", "1");
		Path file = Backups.write(this.folder.resolve("backup.zip"), new Manifest(2, known.madeAt(), known.publicUrl(),
				known.postgres(), known.keycloak(), known.demoAccount(), known.schemas()));
		assertThatThrownBy(() -> BackupFile.open(file)).isInstanceOf(Refusal.class)
			.hasMessageContaining("format 2")
			.hasMessageContaining("version that made it");
	}

	@Test
	void aSchemaWithANameThatIsNoneIsRefused() {
		assertThatThrownBy(() -> Backups.manifest("course; drop", "course_service", "1")).isInstanceOf(IllegalArgumentException.class);
	}

	private static void replace(Path file, String old, String changed) throws IOException {
		assertThat(changed).hasSameSizeAs(old);
		String text = Files.readString(file, StandardCharsets.ISO_8859_1);
		assertThat(text).contains(old);
		Files.writeString(file, text.replace(old, changed), StandardCharsets.ISO_8859_1);
	}

}
