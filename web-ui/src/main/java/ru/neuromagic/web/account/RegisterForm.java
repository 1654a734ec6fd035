package ru.neuromagic.web.account;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.content.text.TypedText;
import ru.neuromagic.web.documents.Edition;

/** What stands in the registration form. The password is never shown again. */
class RegisterForm {

	@NotBlank(message = "{register.error.name-missing}")
	@Size(max = 100, message = "{register.error.name-long}")
	private String name = "";

	@NotBlank(message = "{register.error.email-missing}")
	@Size(max = 254, message = "{register.error.email-long}")
	@Pattern(regexp = "|[^\\s@]+@[^\\s@]+\\.[^\\s@.]+", message = "{register.error.email-wrong}")
	private String email = "";

	/** Counted in characters, as people do and the service does, so that ten emoji are ten; the service counts to the upper end. */
	@Pattern(regexp = "(?s).{10,}", message = "{register.error.password-length}")
	private String password = "";

	@AssertTrue(message = "{register.error.terms-missing}")
	private boolean termsAccepted;

	@AssertTrue(message = "{register.error.consent-missing}")
	private boolean consentGiven;

	/** The edition that the page showed beside the box. */
	private String termsVersion = "";

	private String consentVersion = "";

	private @Nullable String timeZone;

	/** One form, one registration, however often it is sent. */
	private String key = UUID.randomUUID().toString();

	AccountsClient.NewRegistration registration(Locale locale) {
		return new AccountsClient.NewRegistration(name, email, password, locale.getLanguage(), timeZone,
				List.of(new AccountsClient.Acceptance("terms", termsVersion),
						new AccountsClient.Acceptance("personal-data", consentVersion)));
	}

	/** Puts other editions beside the boxes; what was ticked for the ones before is not ticked for these. */
	void showTerms(Edition terms) {
		if (!termsVersion.equals(terms.version().toString())) {
			termsVersion = terms.version().toString();
			termsAccepted = false;
		}
	}

	void showConsent(Edition consent) {
		if (!consentVersion.equals(consent.version().toString())) {
			consentVersion = consent.version().toString();
			consentGiven = false;
		}
	}

	public String getName() {
		return name;
	}

	public void setName(String name) {
		this.name = TypedText.line(name);
	}

	public String getEmail() {
		return email;
	}

	public void setEmail(String email) {
		this.email = TypedText.line(email);
	}

	public String getPassword() {
		return password;
	}

	public void setPassword(String password) {
		this.password = password;
	}

	public boolean isTermsAccepted() {
		return termsAccepted;
	}

	public void setTermsAccepted(boolean termsAccepted) {
		this.termsAccepted = termsAccepted;
	}

	public boolean isConsentGiven() {
		return consentGiven;
	}

	public void setConsentGiven(boolean consentGiven) {
		this.consentGiven = consentGiven;
	}

	public String getTermsVersion() {
		return termsVersion;
	}

	public void setTermsVersion(String termsVersion) {
		this.termsVersion = termsVersion;
	}

	public String getConsentVersion() {
		return consentVersion;
	}

	public void setConsentVersion(String consentVersion) {
		this.consentVersion = consentVersion;
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
