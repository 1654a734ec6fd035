package ru.neuromagic.gateway.ratelimit;

import java.net.URI;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens name accounts.
 *
 * @param issuer as it stands in the tokens
 * @param keys where the issuer's public keys are found (JWK set)
 */
@ConfigurationProperties("neuromagic.tokens")
@Validated
record TokenSettings(@NotBlank String issuer, @NotNull URI keys) {
}
