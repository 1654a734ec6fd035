package ru.neuromagic.notification.email;

import java.time.Duration;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail leaves.
 *
 * @param fromEmail sender of all mail
 * @param fromName shown beside it; empty means the site's name
 * @param senders letters that are sent at the same time by one replica; 0 switches sending off
 * @param poll how often the queue is looked at when nothing wakes the senders
 * @param lease how long a sender may be silent before another takes its letter over; longer than the SMTP timeouts of one sending
 * @param firstRetry wait after the first failure; doubles from there
 * @param longestRetry longest wait between two tries
 * @param patience how long a letter is tried
 * @param parking how long a letter waits for its learner to become known
 * @param kept how long letters that were sent or given up are remembered
 */
@ConfigurationProperties("neuromagic.email")
@Validated
record EmailProperties(@NotBlank @Email String fromEmail, @DefaultValue("") String fromName,
		@DefaultValue("4") @Min(0) @Max(64) int senders, @DefaultValue("2s") @NotNull Duration poll,
		@DefaultValue("5m") @NotNull Duration lease, @DefaultValue("5s") @NotNull Duration firstRetry,
		@DefaultValue("1h") @NotNull Duration longestRetry, @DefaultValue("24h") @NotNull Duration patience,
		@DefaultValue("7d") @NotNull Duration parking, @DefaultValue("365d") @NotNull Duration kept) {
}
