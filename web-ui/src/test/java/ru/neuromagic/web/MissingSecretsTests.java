package ru.neuromagic.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MissingRequiredPropertiesException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MissingSecretsTests {

	@ParameterizedTest
	@CsvSource({ "DB_PASSWORD,WEB_UI_CLIENT_SECRET", "WEB_UI_CLIENT_SECRET,DB_PASSWORD", "DB_PASSWORD,CONTACT_EMAIL" })
	void stopTheStart(String given, String missing) {
		assertThatExceptionOfType(MissingRequiredPropertiesException.class)
			.isThrownBy(() -> WebUi.application().run("--" + given + "=x"))
			.withMessageContaining(missing);
	}
}
