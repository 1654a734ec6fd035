package ru.neuromagic.web.security;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param issuer the realm's public address; browsers are sent there and ID tokens must name it
 * @param internalUrl the same realm as this application reaches it
 */
@ConfigurationProperties("neuromagic.login")
@Validated
record LoginSettings(@NotBlank String clientSecret, @NotBlank String issuer, @NotBlank String internalUrl) {
}
