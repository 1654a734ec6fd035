package ru.neuromagic.notification.recipient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonNameTests {

	@Test
	void controlCharactersBecomeSpaces() {
		assertThat(new PersonName(" Анна\r\nBcc: all@example.org\u0000\u202e ").value()).isEqualTo("Анна Bcc: all@example.org");
	}

	@Test
	void longNamesAreCutBetweenCharacters() {
		String owls = "🦉".repeat(80);
		assertThat(new PersonName(owls).value()).hasSizeLessThanOrEqualTo(100).isEqualTo("🦉".repeat(50));
		assertThat(new PersonName("Ж" + owls).value()).hasSizeLessThanOrEqualTo(100).endsWith("🦉");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Анна Чехова", "Jean-Luc", "O’Neil", "D'Arcy", "Łukasz", "मीरा" })
	void plainNamesAreGreeted(String name) {
		assertThat(new PersonName(name).ifPlain()).isEqualTo(new PersonName(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "https://evil.example", "Call 88005553535", "a@b", "<b>Анна</b>", "",
			"Вы выиграли приз и должны сейчас же ответить нам на это письмо" })
	void whatCouldBeAMessageIsNot(String name) {
		assertThat(new PersonName(name).ifPlain()).isEqualTo(PersonName.UNKNOWN);
	}

	@Test
	void doesNotStandInLogs() {
		assertThat(new Mailbox(new EmailAddress("anna@example.org"), new PersonName("Анна"), Language.RU).toString())
			.doesNotContain("anna", "Анна");
	}

}
