package ru.neuromagic.web.account;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What stands in the registration form. The password is never shown again. */
class RegisterForm {

	@NotBlank(message = "{register.error.name-missing}")
	@Size(max = 100, message = "{register.error.name-long}")
	private String name = "";

	@NotBlank(message = "{register.error.email-missing}")
	@Size(max = 254, message = "{register.error.email-long}")
	@Pattern(regexp = "|[^\\s@]+@[^\\s@]+\\.[^\\s@.]+", message = "{register.error.email-wrong}")
	private String email = "";

	@Size(min = 10, max = 128, message = "{register.error.password-length}")
	private String password = "";

	private @Nullable String timeZone;

	/** One form, one registration, however often it is sent. */
	private String key = UUID.randomUUID().toString();

	AccountsClient.NewRegistration registration(Locale locale) {
		return new AccountsClient.NewRegistration(name, email, password, locale.getLanguage(), timeZone,
				AccountsClient.Acceptance.CURRENT);
	}

	public String getName() {
		return name;
	}

	public void setName(String name) {
		this.name = name.strip();
	}

	public String getEmail() {
		return email;
	}

	public void setEmail(String email) {
		this.email = email.strip();
	}

	public String getPassword() {
		return password;
	}

	public void setPassword(String password) {
		this.password = password;
	}

	public @Nullable String getTimeZone() {
		return timeZone;
	}

	/** Filled in by a script where there is one; anything but a zone we know is none. */
	public void setTimeZone(String timeZone) {
		this.timeZone = timeZone.length() < 60 && ZoneId.getAvailableZoneIds().contains(timeZone)
				? timeZone : null;
	}

	public String getKey() {
		return key;
	}

	public void setKey(String key) {
		if (key.matches("[0-9a-f-]{36}")) {
			this.key = key;
		}
	}

	void renewKey() {
		key = UUID.randomUUID().toString();
	}
}
