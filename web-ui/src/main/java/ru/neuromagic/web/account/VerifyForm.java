package ru.neuromagic.web.account;

import jakarta.validation.constraints.Pattern;

import ru.neuromagic.content.text.TypedText;

class VerifyForm {

	@Pattern(regexp = "[0-9]{6}", message = "{verify.error.code-format}")
	private String code = "";

	public String getCode() {
		return code;
	}

	public void setCode(String code) {
		this.code = TypedText.digits(code);
	}
}
