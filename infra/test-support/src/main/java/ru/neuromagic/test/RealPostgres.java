package ru.neuromagic.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One PostgreSQL per test run, with the schemas and roles of {@code infra/postgres/bootstrap.sql}. It stops with the JVM.
 */
public final class RealPostgres {

	/** Of every role; the server listens on loopback for the time of the tests. */
	public static final String PASSWORD = "test";

	private static final String DATABASE = "neuromagic";

	private static final RealPostgres INSTANCE = new RealPostgres();

	private final EmbeddedPostgres server;

	private RealPostgres() {
		try {
			this.server = EmbeddedPostgres.builder()
				.setLocaleConfig("locale", "C.UTF-8")
				.setLocaleConfig("encoding", "UTF8")
				.setServerConfig("fsync", "off")
				.setServerConfig("synchronous_commit", "off")
				.setServerConfig("max_connections", "200")
				.start();
		}
		catch (IOException failure) {
			throw new IllegalStateException("PostgreSQL for the tests did not start", failure);
		}
		newDatabase(DATABASE);
	}

	public static RealPostgres get() {
		return INSTANCE;
	}

	private static String bootstrap() {
		return bootstrapAsItStands().replaceAll("\\$\\{\\w+_password}", PASSWORD);
	}

	static String bootstrapAsItStands() {
		try (InputStream script = Objects.requireNonNull(RealPostgres.class.getResourceAsStream("/bootstrap.sql"))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** One more database with the same schemas, all empty; returns its address. */
	String newDatabase(String name) {
		try {
			execute("postgres", "create database " + name);
			execute(name, bootstrap());
			return url(name);
		}
		catch (SQLException failure) {
			throw new IllegalStateException("The database " + name + " was not made", failure);
		}
	}

	/** As the superuser. */
	void execute(String database, String sql) throws SQLException {
		try (Connection connection = this.server.getDatabase("postgres", database).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	public String url() {
		return url(DATABASE);
	}

	private String url(String database) {
		return "jdbc:postgresql://127.0.0.1:" + this.server.getPort() + "/" + database;
	}

	/** Connects as a role of the bootstrap script, such as {@code course_service}. */
	public Connection connect(String role) throws SQLException {
		return connect(url(), role);
	}

	static Connection connect(String url, String role) throws SQLException {
		return DriverManager.getConnection(url, role, PASSWORD);
	}

}
