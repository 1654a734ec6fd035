package ru.neuromagic.local.backup;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.neuromagic.local.setup.Refusal;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckoutTests {

	private final Checkout checkout = new Checkout(Path.of("../.."), 18, "26.7.3");

	@ParameterizedTest
	@CsvSource({ "18.6, 26.7.3, auth, auth_service, 1", "17.2, 26.6.10, web, web_ui, 1", "18.9 (Debian), 26.7.3, keycloak, keycloak, ''",
			"18.6, 26.7.3, course, course_service, ''" })
	void takesWhatIsAsOldAsItselfOrOlder(String postgres, String keycloak, String schema, String owner, String migration) {
		assertThatNoException()
			.isThrownBy(() -> this.checkout.requireReadable(Backups.manifest(postgres, keycloak, schema, owner, migration)));
	}

	@ParameterizedTest
	@CsvSource({ "19.0, 26.7.3, auth, auth_service, 1, PostgreSQL 19.0", "18.6, 26.10.0, auth, auth_service, 1, Keycloak 26.10.0",
			"18.6, 26.7.3, quest, quest_service, 99, the schema quest at migration 99" })
	void refusesWhatIsNewer(String postgres, String keycloak, String schema, String owner, String migration, String named) {
		assertThatThrownBy(() -> this.checkout.requireReadable(Backups.manifest(postgres, keycloak, schema, owner, migration)))
			.isInstanceOf(Refusal.class)
			.hasMessageContaining("newer than this checkout")
			.hasMessageContaining(named);
	}

	@Test
	void refusesASchemaOfAServiceThatItDoesNotKnow() {
		assertThatThrownBy(() -> this.checkout.requireReadable(Backups.manifest("payment", "payment_service", "1")))
			.isInstanceOf(Refusal.class)
			.hasMessageContaining("payment");
	}

}
