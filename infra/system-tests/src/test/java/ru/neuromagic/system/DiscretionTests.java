package ru.neuromagic.system;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiscretionTests {

	private final Discretion discretion = Discretion.of(Map.of("042137", "a code", "Анна Чехова", "a name", "Zvezda-17", "a password"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a code                | {"message":"code 042137 was wrong"}
			a code                | code=042137
			a name                | {"message":"Hello Анна Чехова!"}
			a password            | rejected value [Zvezda-17]; codes
			an e-mail address     | Key (email)=(anna.1@example.org) already exists.
			an e-mail address     | GET /accounts?address=anna%40mail.example.com
			a token               | Authorization: eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.
			an authorization      | authorization=[Bearer 0123456789abcdef]
			an authorization      | authorization=[Basic d2ViLXVpOnNlY3JldA==]
			a query               | GET /login/oauth2/code/keycloak?state=1&code=2
			a cookie              | cookie: SESSION=MWE2
			""")
	void findsWhatMustNotBeSaid(String what, String line) {
		assertThat(this.discretion.breachesIn(line)).contains(what);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"@timestamp\":\"2026-11-24T22:38:03.042137148Z\",\"message\":\"GET /quest/first-prompt 200 in 12 ms\"}",
			"ru.neuromagic.Foo@1a2b3c4d", "Sent quest.completed.v1 01980421-3742-7000-8000-000000042137", "the code was wrong" })
	void letsOrdinaryLinesPass(String line) {
		assertThat(this.discretion.breachesIn(line)).isEmpty();
	}

	@Test
	void namesABreachWithoutRepeatingIt() {
		assertThat(this.discretion.breachesIn("Zvezda-17").toString()).doesNotContain("Zvezda-17");
	}

}
