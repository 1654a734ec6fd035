package ru.neuromagic.local.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTests {

	@TempDir
	Path folder;

	@Test
	void hidesItselfFromGitWhereverItIs() throws IOException {
		DataFolder data = new DataFolder(this.folder.resolve("any where"));
		data.create();
		assertThat(data.root().resolve(".gitignore")).hasContent("*");
	}

	@Test
	void resetDeletesDataAndSecretsButKeepsWhatWasUnpackedAndBackedUp() throws IOException {
		DataFolder data = new DataFolder(this.folder);
		data.create();
		Files.createDirectories(data.parts().resolve("keycloak-1/bin"));
		Files.writeString(Files.createDirectories(data.backups()).resolve("backup.zip"), "rows");
		Files.createDirectories(data.of("postgres").resolve("18/base"));
		Files.writeString(data.of("postgres").resolve("18/base/1"), "row");
		Files.writeString(data.secrets(), "a=b");
		assertThat(data.hasData()).isTrue();

		data.deleteData();

		assertThat(data.parts().resolve("keycloak-1/bin")).isDirectory();
		assertThat(data.backups().resolve("backup.zip")).exists();
		assertThat(data.of("postgres")).doesNotExist();
		assertThat(data.secrets()).doesNotExist();
		assertThat(data.hasData()).isFalse();
	}

	@Test
	void resetFollowsNoLinks(@TempDir Path elsewhere) throws IOException {
		Path precious = Files.writeString(elsewhere.resolve("precious"), "mine");
		DataFolder data = new DataFolder(this.folder);
		data.create();
		Files.createSymbolicLink(this.folder.resolve("link"), elsewhere);

		data.deleteData();

		assertThat(precious).exists();
		assertThat(this.folder.resolve("link")).doesNotExist();
	}

	@Test
	void dataStayWithThePortsTheyWereMadeWith() throws IOException {
		DataFolder data = new DataFolder(this.folder);
		data.create();
		new Installation(data).usePortOffset(2000);
		new Installation(data).requirePortOffset(1000);
		new Installation(data).usePortOffset(1000);
		Files.createDirectories(data.of("postgres"));
		new Installation(data).requirePortOffset(1000);
		assertThatThrownBy(() -> new Installation(data).requirePortOffset(0)).isInstanceOf(Refusal.class)
			.hasMessageContaining("--port-offset 1000")
			.hasMessageContaining("--data DIR");
	}

}
