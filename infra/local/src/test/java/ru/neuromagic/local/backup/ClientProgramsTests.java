package ru.neuromagic.local.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.neuromagic.local.setup.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientProgramsTests {

	@TempDir
	Path folder;

	@Test
	void theFirstThatAreNewEnoughAreTaken() throws IOException, InterruptedException {
		Path old = programs("old", "15.14 (Debian 15.14-0+deb12u1)", "echo old");
		Path wanted = programs("wanted", "18.6", "echo wanted $PGHOST $*");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ClientPrograms.in(List.of(this.folder.resolve("none"), old, wanted), 18)
			.dump(Map.of("PGHOST", "here"), List.of("--schema=course"), out);
		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("wanted here --schema=course\n");
	}

	@Test
	void olderOnesAreNamedTogetherWithTheWayToNewOnes() throws IOException {
		Path old = programs("old", "15.14", "echo old");
		assertThatThrownBy(() -> ClientPrograms.in(List.of(old), 18)).isInstanceOf(Refusal.class)
			.hasMessageContaining("here are only 15 in " + old.toRealPath())
			.hasMessageContaining("postgresql-client-18")
			.hasMessageContaining("postgresql@18")
			.hasMessageContaining("PG_BIN=$(infra/postgres/client-tools)");
	}

	@Test
	void aMachineWithoutAnyIsToldSo() {
		assertThatThrownBy(() -> ClientPrograms.in(List.of(this.folder), 18)).isInstanceOf(Refusal.class)
			.hasMessageContaining("there are none here");
	}

	@Test
	void aFailureIsToldInItsOwnWords() throws IOException, InterruptedException {
		Path failing = programs("failing", "18.6", "echo half a dump; echo 'pg_dump: error: it rains' >&2; exit 1");
		assertThatThrownBy(() -> ClientPrograms.in(List.of(failing), 18).dump(Map.of(), List.of(), new ByteArrayOutputStream()))
			.isInstanceOf(Refusal.class)
			.hasMessageContaining("it rains");
	}

	private Path programs(String name, String version, String work) throws IOException {
		Path programs = Files.createDirectories(this.folder.resolve(name));
		for (String program : List.of("pg_dump", "pg_restore")) {
			Path script = Files.writeString(programs.resolve(program), """
					#!/bin/sh
					[ "$1" = --version ] && { echo '%s (PostgreSQL) %s'; exit; }
					%s
					""".formatted(program, version, work));
			Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
		}
		return programs;
	}

}
