package ru.neuromagic.migrations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.neuromagic.test.RealPostgres;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationsTests {

	private final List<Integer> exits = new ArrayList<>();

	@BeforeEach
	void emptySchema() throws SQLException {
		execute("drop table if exists book, flyway_schema_history");
	}

	@Test
	void migratesAtStartUnlessToldOtherwise() throws SQLException {
		start(Map.of()).close();
		assertThat(hasTable()).isTrue();
	}

	@Test
	void migratesAndEndsBeforeAnythingElseStarts() throws SQLException {
		onlyMigrate("only");
		assertThat(hasTable()).isTrue();
		assertThat(this.exits).containsExactly(0);
	}

	@Test
	void needsNoSecretToMigrateButTheDatabases() throws SQLException {
		var environment = environment("only");
		environment.setRequiredProperties("another.secret");
		onlyMigrate(environment);
		assertThat(hasTable()).isTrue();
	}

	@Test
	void goesOnWhereMigratingIsNotAll() throws SQLException {
		onlyMigrate("validate");
		assertThat(hasTable()).isFalse();
		assertThat(this.exits).isEmpty();
	}

	@Test
	void doesNotStartOnASchemaThatIsBehind() throws SQLException {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> start(Map.of(Migrations.PROPERTY, "validate")))
			.withRootCauseInstanceOf(FlywayValidateException.class);
		assertThat(hasTable()).isFalse();
	}

	@Test
	void startsOnASchemaThatANewerVersionHasMigrated() throws SQLException {
		onlyMigrate("only");
		execute("""
				insert into flyway_schema_history
				select installed_rank + 1, '2', 'newer', type, 'V2__newer.sql', 1, installed_by, now(), 1, true
				from flyway_schema_history where version = '1'
				""");
		try (ConfigurableApplicationContext application = start(Map.of(Migrations.PROPERTY, "validate"))) {
			assertThat(application.isRunning()).isTrue();
		}
	}

	/** What an old replica's image does when its pod is made anew during or after the rollout of a newer one. */
	@Test
	void leavesASchemaAloneThatANewerVersionHasMigrated() throws SQLException {
		startsOnASchemaThatANewerVersionHasMigrated();
		onlyMigrate("only");
		assertThat(this.exits).containsExactly(0, 0);
	}

	private void onlyMigrate(String mode) {
		onlyMigrate(environment(mode));
	}

	private void onlyMigrate(ConfigurableEnvironment environment) {
		new MigrationsOnly(this.exits::add).onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
				new DefaultBootstrapContext(), new SpringApplication(Application.class), new String[0], environment));
	}

	private static ConfigurableEnvironment environment(String mode) {
		var environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", settings(Map.of(Migrations.PROPERTY, mode))));
		return environment;
	}

	private static ConfigurableApplicationContext start(Map<String, Object> settings) {
		var application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(settings(settings));
		return application.run();
	}

	private static Map<String, Object> settings(Map<String, Object> more) {
		Map<String, Object> settings = new HashMap<>(more);
		settings.put("spring.datasource.url", RealPostgres.get().url());
		settings.put("spring.datasource.username", "course_service");
		settings.put("spring.datasource.password", RealPostgres.PASSWORD);
		settings.put("spring.flyway.default-schema", "course");
		settings.put("spring.flyway.create-schemas", "false");
		return settings;
	}

	private static void execute(String sql) throws SQLException {
		try (var connection = RealPostgres.get().connect("course_service"); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static boolean hasTable() throws SQLException {
		try (var connection = RealPostgres.get().connect("course_service");
				var tables = connection.getMetaData().getTables(null, "course", "book", null)) {
			return tables.next();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
