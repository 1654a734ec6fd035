package ru.neuromagic.keycloak.password;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ru.neuromagic.passwords.Weakness;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@ParameterizedTest
	@ValueSource(strings = { "ru", "en" })
	void theThemeSaysWhatIsWrongWithAPassword(String language) throws IOException {
		Properties messages = new Properties();
		try (var file = Files.newBufferedReader(Path.of("..", "themes", "neuromagic", "login", "messages", "messages_" + language + ".properties"))) {
			messages.load(file);
		}
		for (Weakness weakness : Weakness.values()) {
			assertThat(messages.getProperty(NewPasswordPolicy.error(weakness).getMessage())).as(weakness.name()).isNotBlank();
		}
		assertThat(messages.stringPropertyNames().stream().filter(key -> key.startsWith("newPassword-"))).hasSize(Weakness.values().length);
	}

}
