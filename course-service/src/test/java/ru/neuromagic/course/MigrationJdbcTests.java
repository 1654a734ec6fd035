package ru.neuromagic.course;

import org.junit.jupiter.api.Test;
import ru.neuromagic.test.OldReplicas;

class MigrationJdbcTests {

	@Test
	void replicasOfTheVersionBeforeSurviveTheLastMigration() {
		OldReplicas.of("course_service", "course").surviveTheLastMigration();
	}

}
