package ru.neuromagic.auth.registration;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import ru.neuromagic.auth.account.Document;
import ru.neuromagic.auth.registration.RegistrationRequest.AcceptedDocument;
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
	@ValueSource(strings = { "A\u0007", "\u001bAnna", "\ue000" })
	void refusesNamesWithControlCharacters(String name) {
		assertThat(problems(request(name, "anna@example.org", GOOD_PASSWORD, null))).containsExactly("name pattern");
	}

	@ParameterizedTest
	@CsvSource({ "короткий,too-short", "1234567890,only-digits", "football123,too-common", "йцукенгшщзх,too-regular",
			"neuromagic2026,contains-site", "Анна-Анна-1990,contains-name" })
	void judgesPasswordsByTheOneRule(String password, String code) {
		assertThat(problems(request("Анна", "box@example.org", password, null))).containsExactly("password " + code);
	}

	@Test
	void hasOnePasswordHoweverItIsTyped() {
		String composed = "йод и ёлка под окном";
		assertThat(RegistrationForm.of(request("Анна", "a@b.ru", Normalizer.normalize(composed, Normalizer.Form.NFD), null)).password())
			.isEqualTo(composed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "chekhova@example.org", "CHEKHOVA x 12345", "my-chekhova-2026" })
	void refusesPasswordsWithTheAddress(String password) {
		assertThat(problems(request("Анна", "chekhova@example.org", password, null))).containsExactly("password contains-email");
	}

	@Test
	void knowsWhichEditionOfEachDocumentWasAgreedTo() {
		assertThat(RegistrationForm.of(request("Анна", "anna@example.org", GOOD_PASSWORD, null)).documents())
			.isEqualTo(Map.of(Document.TERMS, LocalDate.of(2026, 12, 1), Document.PERSONAL_DATA, LocalDate.of(2027, 2, 28)));
	}

	@Test
	void needsEveryDocument() {
		assertThat(problems(request())).containsExactly("acceptances incomplete");
		assertThat(problems(request(new AcceptedDocument("personal-data", "2026-12-01")))).containsExactly("acceptances incomplete");
	}

	@Test
	void refusesDocumentsThatNobodyNeedsAndTwoEditionsOfOne() {
		var terms = new AcceptedDocument("terms", "2026-12-01");
		var consent = new AcceptedDocument("personal-data", "2026-12-01");
		assertThat(problems(request(terms, consent, new AcceptedDocument("marketing", "2026-12-01"))))
			.containsExactly("acceptances unknown-document");
		assertThat(problems(request(terms, consent, new AcceptedDocument(null, "2026-12-01"))))
			.containsExactly("acceptances unknown-document");
		assertThat(problems(request(terms, consent, null))).containsExactly("acceptances unknown-document");
		assertThat(problems(request(terms, consent, new AcceptedDocument("terms", "2027-01-01"))))
			.containsExactly("acceptances repeated");
		assertThat(problems(request(Collections.nCopies(1000, terms).toArray(AcceptedDocument[]::new))))
			.containsExactly("acceptances repeated");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "1", "2026-02-30", "2026-13-01", "01.12.2026", "2026-12-1", "2026-12-01T00:00:00Z", " 2026-12-01",
			"+12345-01-01", "0000-01-01", "-2026-12-01", "٢٠٢٦-١٢-٠١" })
	void refusesVersionsThatAreNoDates(@Nullable String version) {
		assertThat(problems(request(new AcceptedDocument("terms", version), new AcceptedDocument("personal-data", "2026-12-01"))))
			.containsExactly("acceptances version");
	}

	@Test
	void namesEveryBadField() {
		var request = new RegistrationRequest("a\u0000b", "nobody", GOOD_PASSWORD, "ru", "Mars/Olympus", new ArrayList<>());
		assertThat(problems(request)).containsExactlyInAnyOrder("name pattern", "email email", "timeZone time-zone",
				"acceptances incomplete");
	}

	@Test
	void staysOutOfLogs() {
		var request = request("Анна", "anna@example.org", GOOD_PASSWORD, null);
		assertThat(request.toString() + RegistrationForm.of(request)).doesNotContain("anna", "маяк", "Анна");
	}

	private static RegistrationRequest request(String name, String email, String password, @Nullable String timeZone) {
		return new RegistrationRequest(name, email, password, "ru", timeZone,
				accepted(new AcceptedDocument("terms", "2026-12-01"), new AcceptedDocument("personal-data", "2027-02-28")));
	}

	private static RegistrationRequest request(@Nullable AcceptedDocument... acceptances) {
		return new RegistrationRequest("Анна", "anna@example.org", GOOD_PASSWORD, "ru", null, accepted(acceptances));
	}

	private static List<@Nullable AcceptedDocument> accepted(@Nullable AcceptedDocument... acceptances) {
		return Arrays.asList(acceptances);
	}

	@SuppressWarnings("unchecked")
	private static List<String> problems(RegistrationRequest request) {
		var thrown = assertThatExceptionOfType(InvalidFormException.class).isThrownBy(() -> RegistrationForm.of(request)).actual();
		var errors = (List<FieldProblem>) thrown.getBody().getProperties().get("errors");
		return errors.stream().map(error -> error.field() + " " + error.code()).toList();
	}

}
