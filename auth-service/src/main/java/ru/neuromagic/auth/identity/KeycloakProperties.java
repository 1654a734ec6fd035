package ru.neuromagic.auth.identity;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where Keycloak is and how patient to be with it.
 *
 * @param url base address on the back channel, such as {@code http://127.0.0.1:8180/id}
 * @param connections calls at once, more wait
 */
@Validated
@ConfigurationProperties("neuromagic.keycloak")
record KeycloakProperties(@NotBlank String url, @NotBlank String realm, @NotBlank String clientId,
		@NotBlank String clientSecret, @NotNull Duration connectTimeout, @NotNull Duration readTimeout,
		@Positive int connections, @NotNull @Valid Breaker breaker) {

	/**
	 * @param calls how many of the last calls are looked at
	 * @param failurePercent so many of them failed or were slow: no more calls
	 * @param openFor until the next try
	 */
	record Breaker(@Positive int calls, @Positive @Max(100) int failurePercent, @NotNull Duration openFor) {
	}

	/** The secret stays out of logs. */
	@Override
	public String toString() {
		return "KeycloakProperties[" + this.url + ", " + this.realm + "]";
	}

}
