package ru.neuromagic.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * All logs of all parts, of everything that the tests before have done: right and wrong codes and logins, refused forms, a
 * service that hung. Runs last by its name.
 */
class WholeRunLogsTests {

	private final Platform platform = Platform.get();

	@BeforeEach
	void somethingWentWrongInTheDatabase() throws SQLException {
		try (Connection database = DriverManager.getConnection(
				"jdbc:postgresql://127.0.0.1:%d/neuromagic".formatted(this.platform.port(15432)), "auth_service",
				this.platform.secret("auth_service_password")); var statement = database.createStatement()) {
			// the row, with name and address, is the detail of this error
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeUpdate("update auth.account set email = null"))
				.withMessageContaining("@");
		}
	}

	@Test
	void noLogNamesAnybodyOrGivesASecretAway() throws IOException {
		new Mailbox(this.platform).codes().forEach(code -> Discretion.keep("a code", code));
		Discretion discretion = Discretion.ofTheRun();
		try (Stream<Path> logs = Files.list(this.platform.logs())) {
			for (Path log : logs.filter(Files::isRegularFile).toList()) {
				List<String> breaches = Files.readString(log)
					.lines()
					.filter(line -> !isDemoAccount(line))
					.flatMap(line -> discretion.breachesIn(line).stream())
					.distinct()
					.toList();
				assertThat(breaches).as(log.getFileName().toString()).isEmpty();
			}
		}
		assertThat(logged("postgres")).as("the error was logged").contains("not-null constraint");
	}

	/** The launcher tells whoever started it how to log in. */
	private static boolean isDemoAccount(String line) {
		return line.contains("zvezdnoe-nebo-42");
	}

	private String logged(String part) throws IOException {
		return Files.readString(this.platform.logs().resolve(part + ".log"));
	}

}
