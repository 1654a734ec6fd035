package ru.neuromagic.auth.registration;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ru.neuromagic.service.problem.FieldProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RegistrationFormTests {

	private static final String GOOD_PASSWORD = "семь морей и 1 маяк";

	@Test
	void takesGoodValues() {
		var form = RegistrationForm.of(request(" Анна Чехова ", "Anna@Example.org", GOOD_PASSWORD, "Asia/Yekaterinburg"));
		assertThat(form.name()).isEqualTo("Анна Чехова");
		assertThat(form.email().value()).isEqualTo("Anna@example.org");
		assertThat(form.timeZone().getId()).isEqualTo("Asia/Yekaterinburg");
	}

	@Test
	void livesInMoscowUnlessToldOtherwise() {
		assertThat(RegistrationForm.of(request("Анна", "anna@example.org", GOOD_PASSWORD, null)).timeZone().getId())
			.isEqualTo("Europe/Moscow");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<b>Анна</b>", "Robert'); drop table account;--", "Ḁ̈́ñ̃a 🦉", "O'Brien-Чехова" })
	void takesAnyNameThatIsALineOfText(String name) {
		assertThat(RegistrationForm.of(request(name, "anna@example.org", GOOD_PASSWORD, null)).name()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Анна\nЧехова", "Ан\tна", "\u202Eannа", "A\u0007" })
	void refusesNamesWithControlCharacters(String name) {
		assertThat(problems(request(name, "anna@example.org", GOOD_PASSWORD, null))).containsExactly("name pattern");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1234567890", "password123", "Password2026!", "qwertyuiop", "aaaaaaaaaaaa", "йцукенгшщз12", "          ",
			"+7 999 123-45-67" })
	void refusesPasswordsThatAreGuessedFirst(String password) {
		assertThat(problems(request("Анна", "anna@example.org", password, null))).containsExactly("password too-weak");
	}

	@ParameterizedTest
	@ValueSource(strings = { "chekhova@example.org", "x CHEKHOVA x 12345", "my-chekhova-2026" })
	void refusesPasswordsWithTheAddress(String password) {
		assertThat(problems(request("Анна", "chekhova@example.org", password, null))).containsExactly("password contains-email");
	}

	@Test
	void namesEveryBadField() {
		assertThat(problems(request("a\u0000b", "nobody", GOOD_PASSWORD, "Mars/Olympus")))
			.containsExactlyInAnyOrder("name pattern", "email email", "timeZone time-zone");
	}

	@Test
	void staysOutOfLogs() {
		var request = request("Анна", "anna@example.org", GOOD_PASSWORD, null);
		assertThat(request.toString() + RegistrationForm.of(request)).doesNotContain("anna", "маяк", "Анна");
	}

	private static RegistrationRequest request(String name, String email, String password, @Nullable String timeZone) {
		return new RegistrationRequest(name, email, password, "ru", timeZone);
	}

	@SuppressWarnings("unchecked")
	private static List<String> problems(RegistrationRequest request) {
		var thrown = assertThatExceptionOfType(InvalidFormException.class).isThrownBy(() -> RegistrationForm.of(request)).actual();
		var errors = (List<FieldProblem>) thrown.getBody().getProperties().get("errors");
		return errors.stream().map(error -> error.field() + " " + error.code()).toList();
	}

}
