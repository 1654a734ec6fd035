package ru.neuromagic.auth;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@AuthIntegrationTest
class SchemaJdbcTests {

	@Autowired
	JdbcClient jdbc;

	@Test
	void theServiceIsItsOwnRoleInItsOwnSchema() {
		assertThat(this.jdbc.sql("select current_user || ' ' || current_schema()").query(String.class).single())
			.isEqualTo("auth_service auth");
	}

	@Test
	void theRoleSeesNoOtherSchema() {
		for (String schema : List.of("course", "quest", "notification", "web", "keycloak")) {
			assertThat(this.jdbc.sql("select has_schema_privilege(:schema, 'usage') or has_schema_privilege(:schema, 'create')")
				.param("schema", schema)
				.query(Boolean.class)
				.single()).as(schema).isFalse();
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> this.jdbc.sql("create table " + schema + ".intruder (id int)").update());
		}
	}

}
