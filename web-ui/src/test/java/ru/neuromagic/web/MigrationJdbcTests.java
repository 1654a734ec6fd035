package ru.neuromagic.web;

import org.junit.jupiter.api.Test;
import ru.neuromagic.test.OldReplicas;

class MigrationJdbcTests {

	@Test
	void replicasOfTheVersionBeforeSurviveTheLastMigration() {
		OldReplicas.of("web_ui", "web").surviveTheLastMigration();
	}

}
