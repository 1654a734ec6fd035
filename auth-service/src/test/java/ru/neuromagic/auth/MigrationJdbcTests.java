package ru.neuromagic.auth;

import org.junit.jupiter.api.Test;
import ru.neuromagic.test.OldReplicas;

class MigrationJdbcTests {

	@Test
	void replicasOfTheVersionBeforeSurviveTheLastMigration() {
		// no statement of theirs has an "on conflict" for it: they void other registrations themselves before they add one
		OldReplicas.of("auth_service", "auth")
			.surviveTheLastMigration("an \"on conflict\" of old replicas may need what is gone: registration: unique btree (email_key)");
	}

}
