package ru.neuromagic.load.http;

import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FormTests {

	private static final String PAGE = """
			<form action="/logout" method="post"><input type="hidden" name="_csrf" value="other"></form>
			<form class="answer" id="answer" method="post"
				action="/quest/first-prompt/check" data-save="/quest/first-prompt/answer">
				<input type="hidden" name="_csrf" value="a-b_c"/>
				<input type="hidden" name="attempt" value="0199">
				<input value="2" name="revision" type="hidden">
				<input type="checkbox" name="choices" value="a"><input type="text" name="text" value="typed">
			</form>
			<form id="kc-form-login" action="http://localhost:8080/id/login-actions/authenticate?a=1&amp;b=2" method="post"></form>
			""";

	@Test
	void findsAFormByItsActionWithTheTokenAgainstForgery() {
		Form form = Form.in(PAGE, "/check");

		assertThat(form.action()).isEqualTo("/quest/first-prompt/check");
		assertThat(form.value("_csrf")).isEqualTo("a-b_c");
		assertThat(form.value("revision")).isEqualTo("2");
	}

	@Test
	void takesHiddenFieldsOnly() {
		assertThat(Form.in(PAGE, "/check").fields()).extracting(field -> field[0]).containsExactly("_csrf", "attempt", "revision");
	}

	@Test
	void readsAddressesAsTheyAreMeant() {
		assertThat(Form.in(PAGE, "authenticate").action()).endsWith("?a=1&b=2");
	}

	@Test
	void isSentAsBrowsersDo() {
		Form form = Form.in(PAGE, "/check").with("revision", "3").with("text", "Ты — & я").with("choices", "a", "c");

		assertThat(form.encoded()).isEqualTo(
				"_csrf=a-b_c&attempt=0199&revision=3&text=%D0%A2%D1%8B+%E2%80%94+%26+%D1%8F&choices=a&choices=c");
	}

	@Test
	void saysWhatIsMissing() {
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> Form.in(PAGE, "/register"))
			.withMessageContaining("/register");
	}

}
