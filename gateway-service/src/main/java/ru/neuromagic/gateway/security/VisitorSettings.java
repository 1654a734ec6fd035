package ru.neuromagic.gateway.security;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long visitors may take.
 *
 * @param wholeRequest until the end of a request is there
 * @param unread in which they take nothing of an answer
 */
@ConfigurationProperties("neuromagic.visitors")
@Validated
record VisitorSettings(@DefaultValue("30s") @DurationMin(millis = 10) Duration wholeRequest,
		@DefaultValue("20s") @DurationMin(millis = 10) Duration unread) {
}
