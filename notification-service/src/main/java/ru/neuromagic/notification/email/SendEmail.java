package ru.neuromagic.notification.email;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import ru.neuromagic.notification.notification.Medium;
import ru.neuromagic.notification.preference.Subscription;
import ru.neuromagic.notification.preference.Subscriptions;

/** Sends one letter. The queue is touched before and after; no transaction is open while the mail server is spoken to. */
@Service
class SendEmail {

	private static final Logger logger = LoggerFactory.getLogger(SendEmail.class);

	private final Emails emails;

	private final Subscriptions subscriptions;

	private final LetterWriter letters;

	private final MailServer server;

	private final EmailMetrics metrics;

	private final EmailProperties properties;

	private final Backoff backoff;

	private final Clock clock;

	SendEmail(Emails emails, Subscriptions subscriptions, LetterWriter letters, MailServer server, EmailMetrics metrics,
			EmailProperties properties, Clock clock) {
		this.emails = emails;
		this.subscriptions = subscriptions;
		this.letters = letters;
		this.server = server;
		this.metrics = metrics;
		this.properties = properties;
		this.backoff = new Backoff(properties.firstRetry(), properties.longestRetry(), RandomGenerator.getDefault());
		this.clock = clock;
	}

	/** Takes the next letter that is due and sends it; false when none is. */
	boolean next() {
		Instant now = this.clock.instant();
		Optional<OutgoingEmail> email = this.emails.claim(now, now.plus(this.properties.lease()));
		email.ifPresent(this::send);
		return email.isPresent();
	}

	private void send(OutgoingEmail email) {
		if (email.isLate(this.clock.instant())) {
			fail(email, "expired");
			return;
		}
		Optional<Subscription> subscription = subscription(email);
		boolean declined = subscription.isPresent() && !subscription.get().subscribed();
		if (declined || !email.kind().travelsBy(Medium.EMAIL, email.facts())) {
			this.emails.withdraw(email);
			this.metrics.withdrawn(email.kind());
			return;
		}
		String token = subscription.map(Subscription::token).orElse(null);
		switch (this.metrics.timed(() -> attempt(email, token))) {
			case Delivery.Accepted _ -> {
				this.emails.sent(email, this.clock.instant());
				this.metrics.sent(email.kind());
			}
			case Delivery.Deferred(var reason) -> retry(email, reason);
			case Delivery.Refused(var reason) -> fail(email, reason);
		}
	}

	private Optional<Subscription> subscription(OutgoingEmail email) {
		return Optional.ofNullable(email.learnerId())
			.flatMap(learnerId -> email.kind().group().map(group -> this.subscriptions.of(learnerId, group)));
	}

	private Delivery attempt(OutgoingEmail email, @Nullable String unsubscribeToken) {
		Letter letter;
		try {
			letter = this.letters.write(email, unsubscribeToken, this.clock.instant());
		}
		catch (RuntimeException defect) {
			// a corrected release within the letter's patience still sends it; no message: it may quote the letter
			logger.error("{} cannot be written: {}", email, defect.getClass().getName());
			return new Delivery.Deferred("unwritten");
		}
		return this.server.send(email, letter);
	}

	private void retry(OutgoingEmail email, String reason) {
		Instant dueAt = this.clock.instant().plus(this.backoff.after(email.attempt()));
		if (dueAt.isBefore(email.deadline())) {
			this.emails.retry(email, dueAt, reason);
			this.metrics.retried(email.kind());
			logger.warn("{} not sent ({}), again at {}", email, reason, dueAt);
		}
		else {
			fail(email, reason);
		}
	}

	private void fail(OutgoingEmail email, String reason) {
		this.emails.failed(email, reason);
		this.metrics.failed(email.kind());
		logger.warn("{} given up ({})", email, reason);
	}

}
