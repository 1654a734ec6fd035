package ru.neuromagic.quest;

import org.junit.jupiter.api.Test;
import ru.neuromagic.test.OldReplicas;

class MigrationJdbcTests {

	@Test
	void replicasOfTheVersionBeforeSurviveTheLastMigration() {
		OldReplicas.of("quest_service", "quest").surviveTheLastMigration();
	}

}
