package ru.neuromagic.local.component;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FingerprintTests {

	@TempDir
	Path folder;

	@Test
	void changesWithContentNamesAndNumberOfFilesButNotWithTimes() throws IOException {
		Path source = Files.createDirectories(this.folder.resolve("src"));
		Path file = Files.writeString(source.resolve("A.java"), "class A {}");
		String first = fingerprint(source);

		Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
		assertThat(fingerprint(source)).isEqualTo(first);

		Files.writeString(file, "class B {}");
		String changed = fingerprint(source);
		assertThat(changed).isNotEqualTo(first);

		Files.move(file, source.resolve("B.java"));
		String renamed = fingerprint(source);
		assertThat(renamed).isNotEqualTo(changed);

		Files.writeString(source.resolve("empty"), "");
		assertThat(fingerprint(source)).isNotEqualTo(renamed);
	}

	@Test
	void isTheSameInAnotherPlace() throws IOException {
		Path here = Files.createDirectories(this.folder.resolve("here/src"));
		Path there = Files.createDirectories(this.folder.resolve("there/src"));
		Files.writeString(here.resolve("A"), "a");
		Files.writeString(there.resolve("A"), "a");
		assertThat(fingerprint(here)).isEqualTo(fingerprint(there));
	}

	@Test
	void whatDoesNotExistIsEmpty() {
		assertThat(fingerprint(this.folder.resolve("none"))).isEqualTo(fingerprint(this.folder.resolve("neither")));
	}

	@Test
	void twoBuildsOfTheSameSourcesAreTheSameJar() throws IOException {
		Path first = jar("first.jar", 1_000_000_000L, "class");
		Path second = jar("second.jar", 2_000_000_000_000L, "class");
		Path third = jar("third.jar", 1_000_000_000L, "other");
		assertThat(Fingerprint.ofJar(second)).isEqualTo(Fingerprint.ofJar(first));
		assertThat(Fingerprint.ofJar(third)).isNotEqualTo(Fingerprint.ofJar(first));
	}

	private Path jar(String name, long time, String content) throws IOException {
		Path jar = this.folder.resolve(name);
		try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
			ZipEntry entry = new ZipEntry("A.class");
			entry.setTime(time);
			zip.putNextEntry(entry);
			zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
		}
		return jar;
	}

	private static String fingerprint(Path path) {
		return Fingerprint.of(List.of(path));
	}

}
