package ru.neuromagic.notification.contact;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param kept how long messages of the contact form are kept */
@ConfigurationProperties("neuromagic.contact")
@Validated
record ContactProperties(@DefaultValue("365d") @NotNull Duration kept) {
}
