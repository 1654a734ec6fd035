package ru.neuromagic.keycloak.login;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoginNameTests {

	@ParameterizedTest
	@CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = { "anna@example.org,anna@example.org", "Anna@Example.ORG,anna@example.org",
			" anna@example.org\u00a0,anna@example.org", "\ufeffanna@example.org\u200b,anna@example.org",
			"ivan@пример.рф,ivan@xn--e1afmkfd.xn--p1ai", "ivan@ПРИМЕР.РФ,ivan@xn--e1afmkfd.xn--p1ai", "admin,admin",
			"anna@-..,anna@-.." })
	void readsAnAddressAsPeopleTypeIt(String typed, String name) {
		assertThat(LoginName.of(typed)).isEqualTo(name);
	}

	@Test
	void isEmptyForWhatIsNone() {
		assertThat(LoginName.of(null)).isEmpty();
		assertThat(LoginName.of("\u200b \u3000")).isEmpty();
		assertThat(LoginName.of("a".repeat(255) + "@example.org")).isEmpty();
		assertThat(LoginName.of("a".repeat(1_000_000))).isEmpty();
	}

}
