package ru.neuromagic.auth.registration;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for registrations.
 *
 * @param perEmailAndAddressAndHour registrations of one e-mail address from one client address within an hour
 * @param perEmailAndDay registrations of one e-mail address from everywhere within a day: each has codes that can be guessed at
 * @param perAddressAndHour registrations from one client address (IPv6: /64) within an hour
 * @param trustedHops how many proxies of ours append to {@code X-Forwarded-For}; the entry of the first of them counts
 * @param answerAfter an accepted registration is answered no sooner, so that the time does not tell whether the address
 * has an account
 * @param unfinishedKept an address may be verified so long after the registration
 * @param recordsKept registrations older than this are deleted
 * @param reconcileEvery how often interrupted registrations are looked for
 */
@Validated
@ConfigurationProperties("neuromagic.registration")
record RegistrationProperties(@Positive int perEmailAndAddressAndHour, @Positive int perEmailAndDay, @Positive int perAddressAndHour, @Positive int trustedHops,
		@NotNull Duration answerAfter, @NotNull Duration unfinishedKept, @NotNull Duration recordsKept,
		@NotNull Duration reconcileEvery) {

}
