package ru.neuromagic.auth.verification;

import java.time.Duration;
import java.util.Base64;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for codes.
 *
 * @param key secret for hashing codes, at least 32 bytes in Base64
 * @param validFor life of a code
 * @param misses wrong guesses until a code is worthless
 * @param resendAfter cool-down between two mails of one registration
 * @param resendsPerDay mails beyond the first of one registration within 24 hours
 */
@Validated
@ConfigurationProperties("neuromagic.verification")
public record VerificationProperties(@NotBlank String key, @NotNull Duration validFor, @Positive int misses,
		@NotNull Duration resendAfter, @Positive int resendsPerDay) {

	private static final int MIN_KEY_BYTES = 32;

	@AssertTrue(message = "VERIFICATION_CODE_KEY must be at least 32 bytes in Base64")
	boolean isKeyLongEnough() {
		try {
			return keyBytes().length >= MIN_KEY_BYTES;
		}
		catch (IllegalArgumentException notBase64) {
			return false;
		}
	}

	byte[] keyBytes() {
		return Base64.getDecoder().decode(this.key);
	}

	/** The key stays out of logs. */
	@Override
	public String toString() {
		return "VerificationProperties[validFor=" + this.validFor + ", misses=" + this.misses + "]";
	}

}
