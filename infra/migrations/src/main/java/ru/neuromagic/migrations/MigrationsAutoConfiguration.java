package ru.neuromagic.migrations;

import org.flywaydb.core.Flyway;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Migrates at the start, or only looks, as {@link Migrations} says. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class MigrationsAutoConfiguration {

	@Bean
	FlywayMigrationStrategy migrationStrategy(Environment environment) {
		return (Migrations.of(environment) == Migrations.VALIDATE) ? Flyway::validate : Flyway::migrate;
	}

}
