package ru.neuromagic.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.neuromagic.local.component.Context;
import ru.neuromagic.local.component.Postgres;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.PortCheck;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real dumps between real clusters; the system tests do the same with the whole platform. */
class RestorationTests {

	private static final int MAJOR = 18;

	private static final Snapshot.Installed INSTALLED = new Snapshot.Installed("http://localhost:8080", "26.7.3", true);

	private static final String DATABASES = "select string_agg(datname, ' ') from pg_database where datname like 'neuromagic%'";

	@TempDir
	Path folder;

	private final List<Postgres> started = new ArrayList<>();

	@AfterEach
	void stop() {
		this.started.forEach(Postgres::stop);
	}

	@Test
	void bringsTheRowsOfOneMomentIntoAnotherClusterAndToTheirOwners() throws Exception {
		Postgres saved = cluster("saved");
		execute(saved, "create table course.completion (word text)", "alter table course.completion owner to course_service",
				"insert into course.completion values ('Ёлка')", "create table quest.attempt (id bigint generated always as identity)",
				"insert into quest.attempt default values", "create table web.spring_session (id text)",
				"insert into web.spring_session values ('a token')");
		Path file = this.folder.resolve("backup.zip");
		Path go = this.folder.resolve("go");
		CompletableFuture<Manifest> backup = CompletableFuture.supplyAsync(() -> {
			try {
				return new Snapshot(saved, ClientPrograms.in(List.of(programsThatWaitFor(go)), MAJOR)).write(file, INSTALLED);
			}
			catch (IOException | InterruptedException ex) {
				throw new CompletionException(ex);
			}
		});
		Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(this.folder.resolve("waiting")));
		execute(saved, "insert into quest.attempt default values", "insert into course.completion values ('too late')");
		Files.createFile(go);
		Manifest manifest = backup.get();
		assertThat(manifest.rows()).isEqualTo(2);
		saved.stop();

		Postgres other = cluster("other");
		execute(other, "create table course.completion (word text)", "insert into course.completion values ('replaced')");
		List<String> adopted = new ArrayList<>();
		restore(other, file, (database, oldUrl) -> adopted.add(oldUrl + " in " + database));

		assertThat(adopted).containsExactly("http://localhost:8080 in neuromagic_arriving");
		assertThat(text(other, "select string_agg(word, ' ') from course.completion")).isEqualTo("Ёлка");
		assertThat(text(other, "select count(*) from quest.attempt")).isEqualTo("1");
		assertThat(text(other, "select count(*) from web.spring_session")).as("nobody is logged in").isEqualTo("0");
		assertThat(text(other, "select tableowner from pg_tables where tablename = 'completion'")).isEqualTo("course_service");
		assertThat(text(other, "insert into quest.attempt default values returning id")).as("sequences go on").isNotEqualTo("1");
		assertThat(text(other, DATABASES)).isEqualTo("neuromagic");
		assertThat(mark()).as("for whoever deletes what else is old").exists();
	}

	@Test
	void aRestoreThatFailsLeavesThePresentDataAndTheNextOneSucceeds() throws Exception {
		Postgres postgres = cluster("present");
		execute(postgres, "create table course.completion (word text)", "insert into course.completion values ('saved')");
		Path file = this.folder.resolve("backup.zip");
		new Snapshot(postgres, ClientPrograms.find(MAJOR)).write(file, INSTALLED);
		execute(postgres, "update course.completion set word = 'present'");

		assertThatThrownBy(() -> restore(postgres, file, (_, _) -> {
			throw new Refusal("no Keycloak today");
		})).isInstanceOf(Refusal.class).hasMessageContaining("no Keycloak today");
		assertThat(text(postgres, "select word from course.completion")).isEqualTo("present");
		assertThat(text(postgres, DATABASES)).as("nothing is left behind").isEqualTo("neuromagic");
		assertThat(mark()).doesNotExist();

		Path broken = Backups.write(this.folder.resolve("broken.zip"));
		assertThatThrownBy(() -> restore(postgres, broken, (_, _) -> {
		})).isInstanceOf(Refusal.class).hasMessageContaining("pg_restore");
		assertThat(text(postgres, "select word from course.completion")).isEqualTo("present");

		restore(postgres, file, (_, _) -> {
		});
		assertThat(text(postgres, "select word from course.completion")).isEqualTo("saved");
	}

	@Test
	void aDatabaseInUseIsNotExchanged() throws Exception {
		Postgres postgres = cluster("present");
		execute(postgres, "create table course.completion (word text)", "insert into course.completion values ('present')");
		Path file = this.folder.resolve("backup.zip");
		new Snapshot(postgres, ClientPrograms.find(MAJOR)).write(file, INSTALLED);

		try (Connection used = postgres.connect(Postgres.DATABASE)) {
			assertThat(used.isValid(1)).isTrue();
			assertThatThrownBy(() -> restore(postgres, file, (_, _) -> {
			})).isInstanceOf(Refusal.class).hasMessageStartingWith("Nothing was restored").hasMessageContaining("being accessed");
		}
		assertThat(mark()).doesNotExist();
		assertThat(text(postgres, DATABASES)).as("nothing is left behind").isEqualTo("neuromagic");
		assertThat(text(postgres, "select word from course.completion")).isEqualTo("present");
	}

	private void restore(Postgres postgres, Path file, Restoration.Adoption adoption) throws IOException, InterruptedException {
		try (BackupFile backup = BackupFile.open(file)) {
			Restoration restoration = new Restoration(postgres, ClientPrograms.find(MAJOR), adoption);
			restoration.arrive(backup, _ -> {
			});
			restoration.exchange(mark(), _ -> {
			});
		}
	}

	private Path mark() {
		return this.folder.resolve("unfinished");
	}

	/** Programs that come a moment late: others write between the snapshot and its dump. */
	private Path programsThatWaitFor(Path go) throws IOException, InterruptedException {
		Path late = Files.createDirectories(this.folder.resolve("late"));
		Path real = ClientPrograms.find(MAJOR).folder();
		for (String program : List.of("pg_dump", "pg_restore")) {
			Path script = Files.writeString(late.resolve(program), """
					#!/bin/sh
					if [ "$1" != --version ]; then
						: >'%s'
						until [ -e '%s' ]; do sleep 0.1; done
					fi
					exec '%s' "$@"
					""".formatted(this.folder.resolve("waiting"), go, real.resolve(program)));
			Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
		}
		return late;
	}

	private Postgres cluster(String name) throws IOException, InterruptedException {
		DataFolder data = new DataFolder(this.folder.resolve(name));
		data.create();
		int offset = 11_000;
		while (PortCheck.isTaken(Port.POSTGRES.number() + offset)) {
			offset += 37;
		}
		Settings settings = new Settings(Path.of("../..").toAbsolutePath().normalize(), data,
				Path.of(System.getProperty("java.home")), offset, false, Set.of(), false, 100);
		Postgres postgres = new Postgres(new Context(settings, new Secrets(data.secrets()), new RunRecords(data.run())));
		this.started.add(postgres);
		postgres.start(_ -> {
		});
		return postgres;
	}

	private static void execute(Postgres postgres, String... statements) throws SQLException {
		try (Connection connection = postgres.connect(Postgres.DATABASE); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static String text(Postgres postgres, String query) throws SQLException {
		try (Connection connection = postgres.connect(Postgres.DATABASE);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getString(1);
		}
	}

}
