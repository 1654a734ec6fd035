package ru.neuromagic.web.account;

import jakarta.validation.constraints.Pattern;

class VerifyForm {

	@Pattern(regexp = "\\d{6}", message = "{verify.error.code-format}")
	private String code = "";

	public String getCode() {
		return code;
	}

	/** People copy codes with spaces. */
	public void setCode(String code) {
		this.code = code.replaceAll("[\\s-]", "");
	}
}
