package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.springframework.stereotype.Component;

import ru.neuromagic.content.email.EmailAddress;


/**
 * Keeps anybody from flooding an address with mail or the product with accounts. What one client may do to an address is
 * far less than what all may, so that nobody alone keeps its owner from registering.
 */
@Component
class RegistrationLimits {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Duration DAY = Duration.ofDays(1);

	private final Registrations registrations;

	private final RegistrationProperties properties;

	private final Clock clock;

	RegistrationLimits(Registrations registrations, RegistrationProperties properties, Clock clock) {
		this.registrations = registrations;
		this.properties = properties;
		this.clock = clock;
	}

	/** Exact under {@link Registrations#serialise}. */
	void check(EmailAddress email, ClientAddress client) {
		Instant now = this.clock.instant();
		check(this.registrations.recentOf(email, client, now.minus(HOUR)), this.properties.perEmailAndAddressAndHour(), HOUR);
		check(this.registrations.recentOf(email, now.minus(DAY)), this.properties.perEmailAndDay(), DAY);
		check(this.registrations.recentFrom(client, now.minus(HOUR)), this.properties.perAddressAndHour(), HOUR);
	}

	private void check(Registrations.Recent recent, int allowed, Duration within) {
		if (recent.number() >= allowed) {
			Instant free = Objects.requireNonNull(recent.oldest()).plus(within);
			throw RegistrationProblems.tooMany(Duration.between(this.clock.instant(), free));
		}
	}

}
