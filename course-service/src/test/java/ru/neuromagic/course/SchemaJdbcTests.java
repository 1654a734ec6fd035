package ru.neuromagic.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.RealPostgres;

@IntegrationTest
class SchemaJdbcTests {

	@Autowired
	JdbcClient jdbc;

	@Test
	void runsAsItsOwnRoleInItsOwnSchema() {
		assertThat(jdbc.sql("select current_user || ' ' || current_schema").query(String.class).single())
				.isEqualTo("course_service course");
	}

	@ParameterizedTest
	@ValueSource(strings = {"auth", "quest", "notification", "web", "keycloak"})
	void seesNoOtherSchema(String schema) {
		assertThat(jdbc.sql("select has_schema_privilege(:schema, 'usage') or has_schema_privilege(:schema, 'create')")
				.param("schema", schema).query(Boolean.class).single()).isFalse();
	}

	@Test
	void isSeenByNoOtherRole() {
		assertThatThrownBy(() -> {
			try (var other = RealPostgres.get().connect("quest_service"); var statement = other.createStatement()) {
				statement.executeQuery("select count(*) from course.enrollment");
			}
		}).isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
	}
}
