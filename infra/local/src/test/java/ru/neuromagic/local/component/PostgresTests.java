package ru.neuromagic.local.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.PortCheck;
import ru.neuromagic.local.setup.Refusal;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The real PostgreSQL, as whoever runs the tests: root too, and beneath a folder that only its owner may enter. */
class PostgresTests {

	@TempDir
	Path folder;

	@Test
	void startsForThisUserKeepsDataAndSeparatesRoles() throws IOException, InterruptedException, SQLException {
		Context context = context();
		Postgres first = new Postgres(context);
		try {
			first.start(_ -> {
			});
			assertThat(context.records().find(Postgres.NAME)).isPresent();
			try (Connection connection = connect(context, "course_service"); Statement statement = connection.createStatement()) {
				statement.execute("create table kept (word text)");
				statement.execute("insert into kept values ('Ёлка')");
			}
			try (Connection connection = connect(context, "quest_service"); Statement statement = connection.createStatement()) {
				assertThatThrownBy(() -> statement.executeQuery("select word from course.kept"))
					.isInstanceOf(SQLException.class)
					.hasMessageContaining("permission denied");
			}
		}
		finally {
			first.stop();
		}
		assertThat(first.process().orElseThrow().exit().join()).isZero();

		Postgres second = new Postgres(context);
		try {
			second.start(_ -> {
			});
			try (Connection connection = connect(context, "course_service");
					Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("select lower(word) from kept")) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getString(1)).as("the locale knows Cyrillic").isEqualTo("ёлка");
			}
		}
		finally {
			second.stop();
		}
	}

	@Test
	void survivesItsOwnDeathAndALockFileThatNamesSomebodyElse() throws IOException, InterruptedException {
		Context context = context();
		Postgres first = new Postgres(context);
		first.start(_ -> {
		});
		ProcessHandle.of(first.process().orElseThrow().pid()).orElseThrow().destroyForcibly();
		first.process().orElseThrow().waitFor();
		Path lock = context.data().of(Postgres.NAME).resolve("18/postmaster.pid");
		Files.writeString(lock, Files.readString(lock).replaceFirst("^\\d+", Long.toString(ProcessHandle.current().pid())));

		Postgres second = new Postgres(context);
		try {
			second.start(_ -> {
			});
		}
		finally {
			second.stop();
		}
	}

	@Test
	void saysWhatToDoWhenTheSecretsAreLost() throws IOException, InterruptedException {
		Context context = context();
		Postgres first = new Postgres(context);
		try {
			first.start(_ -> {
			});
		}
		finally {
			first.stop();
		}
		Files.delete(context.data().secrets());
		Postgres second = new Postgres(
				new Context(context.settings(), new Secrets(context.data().secrets()), context.records()));
		try {
			assertThatThrownBy(() -> second.start(_ -> {
			})).isInstanceOf(Refusal.class).hasMessageContaining("password").hasMessageContaining("./neuromagic reset");
		}
		finally {
			second.stop();
		}
	}

	private Connection connect(Context context, String role) throws SQLException {
		return DriverManager.getConnection(Postgres.jdbcUrl(context), role, Postgres.password(context, role));
	}

	private Context context() {
		DataFolder data = new DataFolder(this.folder.resolve("a folder with spaces"));
		data.create();
		int offset = 10_000;
		while (PortCheck.isTaken(Port.POSTGRES.number() + offset)) {
			offset += 37;
		}
		Settings settings = new Settings(Path.of("../..").toAbsolutePath().normalize(), data,
				Path.of(System.getProperty("java.home")), offset, false, Set.of(), false, 100);
		return new Context(settings, new Secrets(data.secrets()), new RunRecords(data.run()));
	}

}
