package ru.neuromagic.local.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@TempDir
	Path folder;

	@Test
	void areMadeOnceAndFoundAgain() {
		Secrets first = new Secrets(file());
		String password = first.password("web_ui_password");
		String key = first.key("verification_code_key");
		first.save();

		Secrets second = new Secrets(file());
		assertThat(second.password("web_ui_password")).isEqualTo(password);
		assertThat(second.key("verification_code_key")).isEqualTo(key);
	}

	@Test
	void addWhatALaterVersionNeedsAndKeepTheRest() {
		Secrets first = new Secrets(file());
		String old = first.password("old");
		first.save();
		Secrets second = new Secrets(file());
		String added = second.password("added");
		second.save();

		Secrets third = new Secrets(file());
		assertThat(third.password("old")).isEqualTo(old);
		assertThat(third.password("added")).isEqualTo(added);
	}

	@Test
	void areReadableByTheirOwnerOnly() throws IOException {
		Secrets secrets = new Secrets(file());
		secrets.password("any");
		secrets.save();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
	}

	@Test
	void areLongAndNeverTheSame() {
		Secrets secrets = new Secrets(file());
		assertThat(secrets.password("a")).matches("[A-Za-z0-9]{32}").isNotEqualTo(secrets.password("b"));
		assertThat(Base64.getDecoder().decode(secrets.key("k"))).hasSize(32);
	}

	private Path file() {
		return this.folder.resolve("secrets.properties");
	}

}
