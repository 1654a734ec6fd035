package ru.neuromagic.gateway.ratelimit;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of one replica. A client is an IPv4 address or an IPv6 /64: a whole school may stand behind one, so that its
 * limits are wide; an account's are what one person can do.
 *
 * @param tracked clients and accounts that are counted at once, at most; those longest idle are forgotten first
 * @param everything holds for every request, those of the other classes too
 * @param tryOut is {@code try} in the settings, which Java cannot call it
 */
@ConfigurationProperties("neuromagic.rate-limits")
@Validated
record RateLimits(@DefaultValue("50000") @Min(100) int tracked, @NotNull @Valid Limits everything, @NotNull @Valid Limits register,
		@NotNull @Valid Limits verify, @NotNull @Valid Limits login, @NotNull @Valid Limits answers,
		@Name("try") @NotNull @Valid Limits tryOut, @NotNull @Valid Limits contact) {

	Limits of(RequestClass requestClass) {
		return switch (requestClass) {
			case EVERYTHING -> everything;
			case REGISTER -> register;
			case VERIFY -> verify;
			case LOGIN -> login;
			case ANSWERS -> answers;
			case TRY -> tryOut;
			case CONTACT -> contact;
		};
	}

	record Limits(@NotNull @Valid Limit client, @NotNull @Valid Limit account) {
	}

	/**
	 * So many requests at once, coming back evenly over the period.
	 *
	 * @param per at least a second
	 */
	record Limit(@Positive int requests, @NotNull @DurationMin(seconds = 1) Duration per) {
	}

}
