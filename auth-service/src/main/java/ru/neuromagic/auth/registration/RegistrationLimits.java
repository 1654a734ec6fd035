package ru.neuromagic.auth.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.springframework.stereotype.Component;

import ru.neuromagic.auth.account.EmailAddress;

/** Keeps anybody from flooding an address with mail or the product with accounts. */
@Component
class RegistrationLimits {

	private static final Duration HOUR = Duration.ofHours(1);

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
		Instant hourAgo = this.clock.instant().minus(HOUR);
		check(this.registrations.recentOf(email, hourAgo), this.properties.perEmailAndHour());
		check(this.registrations.recentFrom(client, hourAgo), this.properties.perAddressAndHour());
	}

	private void check(Registrations.Recent recent, int allowed) {
		if (recent.number() >= allowed) {
			Instant free = Objects.requireNonNull(recent.oldest()).plus(HOUR);
			throw RegistrationProblems.tooMany(Duration.between(this.clock.instant(), free));
		}
	}

}
