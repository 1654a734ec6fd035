package ru.neuromagic.auth;

import org.junit.jupiter.api.Test;
import ru.neuromagic.test.OldReplicas;

class MigrationJdbcTests {

	@Test
	void replicasOfTheVersionBeforeSurviveTheLastMigration() {
		OldReplicas.of("auth_service", "auth").surviveTheLastMigration();
	}

}
