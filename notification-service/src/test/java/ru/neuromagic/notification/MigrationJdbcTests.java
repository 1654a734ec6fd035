package ru.neuromagic.notification;

import org.junit.jupiter.api.Test;
import ru.neuromagic.test.OldReplicas;

class MigrationJdbcTests {

	@Test
	void replicasOfTheVersionBeforeSurviveTheLastMigration() {
		OldReplicas.of("notification_service", "notification").surviveTheLastMigration();
	}

}
