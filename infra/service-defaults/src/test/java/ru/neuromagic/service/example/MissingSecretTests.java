package ru.neuromagic.service.example;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThatException;

class MissingSecretTests {

	@Test
	void serviceDoesNotStartWithoutThePasswordOfItsRole() {
		assertThatException().isThrownBy(() -> new SpringApplication(ExampleService.class).run())
			.withMessageContaining("DB_PASSWORD");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--example.secret=${EXAMPLE_SECRET}", "--unrelated=1" })
	void serviceDoesNotStartWithoutWhatItRequires(String argument) {
		assertThatException()
			.isThrownBy(() -> new SpringApplication(ExampleService.class).run("--spring.datasource.password=given",
					"--neuromagic.required-settings=example.secret", argument))
			.withMessageMatching("(?s).*(EXAMPLE_SECRET|example.secret).*");
	}

}
