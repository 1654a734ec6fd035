package ru.neuromagic.notification.recipient;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmailAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "anna@example.org", "a.b+c@пример.рф", "o'neil@example.co.uk" })
	void addresses(String value) {
		assertThat(new EmailAddress(value).value()).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "anna", "@example.org", "anna@", "a@b@c", "anna@example.org\r\nBcc: x@example.org",
			"anna@example.org,x@example.org", "Anna <anna@example.org>", "an na@example.org", "anna\u0000@example.org" })
	void noAddresses(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(value)).withMessageNotContaining("anna");
	}

}
