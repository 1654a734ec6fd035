package ru.neuromagic.migrations;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What a program does about its schema: the setting {@code neuromagic.migrations}. */
enum Migrations {

	/** Migrates, then serves. */
	AT_START,

	/** Migrates and ends: what runs before a rollout. */
	ONLY,

	/** Serves, after a look whether everything is migrated that it knows of; what a newer version has migrated does not disturb it. */
	VALIDATE;

	static final String PROPERTY = "neuromagic.migrations";

	static Migrations of(Environment environment) {
		return Binder.get(environment).bind(PROPERTY, Migrations.class).orElse(AT_START);
	}

}
