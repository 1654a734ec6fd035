package ru.neuromagic.content.email;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmailAddressTests {

	@Test
	void trimsAndLowersTheDomainOnly() {
		assertThat(new EmailAddress("  Anna.Chekhova@Example.ORG ").value()).isEqualTo("Anna.Chekhova@example.org");
	}

	@Test
	void holdsAddressesThatDifferInCaseToBeOne() {
		assertThat(new EmailAddress("Anna@Example.org").key()).isEqualTo(new EmailAddress("anna@example.org").key());
	}

	@Test
	void writesInternationalDomainsInAscii() {
		assertThat(new EmailAddress("anna@Почта.рф").value()).isEqualTo("anna@xn--80a1acny.xn--p1ai");
	}

	@ParameterizedTest
	@CsvSource({ "anna@example.org\u00a0", "\ufeffanna@example.org", "\u200banna@exam\u00adple.org\u200b", "\u3000anna@example.org\t",
			"anna@ＥＸＡＭＰＬＥ.org", "anna@example。org", "anna@EXAMPLE.ORG" })
	void readsWhatLooksTheSameAsTheSame(String typed) {
		assertThat(new EmailAddress(typed).value()).isEqualTo("anna@example.org");
	}

	@ParameterizedTest
	@CsvSource({ "ivan@пример.рф, ivan@xn--e1afmkfd.xn--p1ai", "ivan@ПРИМЕР.РФ, ivan@xn--e1afmkfd.xn--p1ai",
			"ivan@XN--E1AFMKFD.xn--p1ai, ivan@xn--e1afmkfd.xn--p1ai", "ivan@андрей.рф, ivan@xn--80aidqrt.xn--p1ai",
			"ivan@андре\u0438\u0306.рф, ivan@xn--80aidqrt.xn--p1ai", "a@straße.de, a@xn--strae-oqa.de", "a@strasse.de, a@strasse.de",
			"a@faß.example, a@xn--fa-hia.example", "a@ab--cd.example, a@ab--cd.example" })
	void readsDomainsAsBrowsersDo(String typed, String value) {
		assertThat(new EmailAddress(typed).value()).isEqualTo(value);
		assertThat(new EmailAddress(value).value()).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "anna@example.org, a***@example.org", "a@example.org, a***@example.org", "anna@почта.рф, a***@почта.рф" })
	void masksAllButTheFirstLetterAndTheDomain(String address, String masked) {
		assertThat(new EmailAddress(address).masked()).isEqualTo(masked);
	}

	@Test
	void acceptsTheLongestLocalPart() {
		String longest = "a".repeat(64) + "@example.org";
		assertThat(new EmailAddress(longest).value()).isEqualTo(longest);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "anna", "@example.org", "anna@", "anna@localhost", "anna@@example.org", "an na@example.org",
			"anna@exa mple.org", ".anna@example.org", "anna.@example.org", "an..na@example.org", "anna@-example.org",
			"anna@example-.org", "anna@.org", "anna@example..org", "анна@example.org", "anna@example.org\r\nBcc: x@y.org",
			"<anna@example.org>", "a@xn--a.example", "a@\u05d0a.example", "a@xn--strasse-.de", "\"anna\"@example.org", "anna@[127.0.0.1]", "anna@127.0.0.10", "anna@exam_ple.org", "anna'; drop table account;--@x" })
	void refusesWhatMailCannotReach(String typed) {
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(typed))
			.satisfies(refusal -> assertThat(typed.isBlank() || !refusal.getMessage().contains(typed)).isTrue());
	}

	@Test
	void refusesTooLongOnes() {
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.org"));
		String domain = ("d".repeat(61) + ".").repeat(4) + "org";
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("anna@" + domain));
	}

	@Test
	void staysOutOfLogs() {
		assertThat(new EmailAddress("anna@example.org").toString()).doesNotContain("anna");
	}

}
