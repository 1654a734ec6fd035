package ru.neuromagic.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BootstrapTests {

	private static final Map<String, String> SCHEMAS = Map.of("auth_service", "auth", "course_service", "course",
			"quest_service", "quest", "notification_service", "notification", "web_ui", "web", "keycloak", "keycloak");

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	private static final String NO_PASSWORD_CHANGED = """
			do $$ begin
			    if exists (select from pg_authid now join before using (rolname) where now.rolpassword is distinct from before.rolpassword) then
			        raise exception 'a password has changed';
			    end if;
			end $$
			""";

	@BeforeAll
	static void everyRoleHasATable() throws SQLException {
		for (String role : SCHEMAS.keySet()) {
			execute(role, "create table own_secret (secret text)");
		}
	}

	static Stream<Arguments> strangers() {
		return SCHEMAS.keySet()
			.stream()
			.flatMap(role -> SCHEMAS.keySet()
				.stream()
				.filter(other -> !other.equals(role))
				.map(other -> Arguments.of(role, SCHEMAS.get(other))));
	}

	@ParameterizedTest
	@MethodSource("strangers")
	void roleNeitherReadsNorChangesAnothersSchema(String role, String schema) {
		for (String statement : List.of("select * from %s.own_secret", "insert into %s.own_secret values ('x')",
				"drop table %s.own_secret", "create table %s.mine (a int)")) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(role, statement.formatted(schema)))
				.extracting(SQLException::getSQLState)
				.isEqualTo(INSUFFICIENT_PRIVILEGE);
		}
	}

	@ParameterizedTest
	@MethodSource("roles")
	void roleHasNoPlaceInThePublicSchema(String role) {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> execute(role, "create table public.anything (a int)"))
			.extracting(SQLException::getSQLState)
			.isEqualTo(INSUFFICIENT_PRIVILEGE);
	}

	static Stream<String> roles() {
		return SCHEMAS.keySet().stream();
	}

	/** So it runs in Kubernetes, where an operator sets the passwords. */
	@Test
	void aPlaceholderThatIsLeftSetsNoPassword() throws SQLException {
		RealPostgres postgres = RealPostgres.get();
		postgres.newDatabase("without_passwords");
		postgres.execute("without_passwords", "create table before as select rolname, rolpassword from pg_authid");
		postgres.execute("without_passwords", RealPostgres.bootstrapAsItStands());
		postgres.execute("without_passwords", NO_PASSWORD_CHANGED);
		postgres.newDatabase("with_passwords");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> postgres.execute("without_passwords", NO_PASSWORD_CHANGED));
	}

	@Test
	void cyrillicIsFoldedAndStemmed() throws SQLException {
		try (Connection connection = RealPostgres.get().connect("course_service");
				Statement statement = connection.createStatement();
				var row = statement.executeQuery("""
						select lower('НЕЙРОМАГИЯ'), to_tsvector('russian', 'квесты') @@ to_tsquery('russian', 'квест')
						""")) {
			row.next();
			assertThat(row.getString(1)).isEqualTo("нейромагия");
			assertThat(row.getBoolean(2)).isTrue();
		}
	}

	private static void execute(String role, String sql) throws SQLException {
		try (Connection connection = RealPostgres.get().connect(role); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
