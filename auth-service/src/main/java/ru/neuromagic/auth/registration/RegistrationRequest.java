package ru.neuromagic.auth.registration;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.content.email.EmailAddress;
import ru.neuromagic.content.text.TypedText;
import ru.neuromagic.passwords.PasswordRule;

/** The form as it comes in. Rules that one annotation cannot say stand in {@link RegistrationForm}. */
record RegistrationRequest(@NotBlank @Size(max = 100) String name, @NotBlank @Size(max = EmailAddress.MAX_LENGTH) String email,
		@NotNull @Schema(minLength = PasswordRule.MIN_LENGTH, maxLength = PasswordRule.MAX_LENGTH) String password,
		@NotNull @Pattern(regexp = "ru|en") String locale,
		@Nullable @Size(max = 64) String timeZone, @NotNull List<@Nullable AcceptedDocument> acceptances) {

	RegistrationRequest {
		name = (name != null) ? TypedText.line(name) : name;
		email = (email != null) ? TypedText.line(email) : email;
	}

	/**
	 * One of the documents that were agreed to.
	 *
	 * @param version the date of its edition, such as {@code 2026-12-01}
	 */
	record AcceptedDocument(
			@Schema(requiredMode = RequiredMode.REQUIRED, allowableValues = { "terms", "personal-data" }) @Nullable String document,
			@Schema(requiredMode = RequiredMode.REQUIRED, format = "date") @Nullable String version) {
	}

	/** What was typed stays out of logs. */
	@Override
	public String toString() {
		return "RegistrationRequest[…]";
	}

}
