package ru.neuromagic.notification.email;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Medium;

/**
 * {@code neuromagic.emails} counts what became of letters, {@code neuromagic.email.send} times the mail server,
 * {@code neuromagic.email.queue} and {@code neuromagic.email.queue.oldest} show what waits and since when.
 */
@Component
class EmailMetrics {

	private static final List<EmailState> WAITING = List.of(EmailState.AWAITING_RECIPIENT, EmailState.QUEUED,
			EmailState.RETRYING);

	private static final List<String> OUTCOMES = List.of("sent", "retrying", "withdrawn", "failed");

	private final MeterRegistry meters;

	private final Timer sending;

	private final Emails emails;

	private final Clock clock;

	private volatile Map<EmailState, Emails.Backlog> backlog = Map.of();

	EmailMetrics(MeterRegistry meters, Emails emails, Clock clock) {
		this.meters = meters;
		this.emails = emails;
		this.clock = clock;
		this.sending = Timer.builder("neuromagic.email.send")
			.description("Writing a letter and handing it to the mail server")
			.publishPercentileHistogram()
			.register(meters);
		for (EmailState state : WAITING) {
			Gauge.builder("neuromagic.email.queue", () -> letters(state))
				.tag("state", state.wireName())
				.description("Letters that still have to leave")
				.register(meters);
			Gauge.builder("neuromagic.email.queue.oldest", () -> age(state).toSeconds())
				.tag("state", state.wireName())
				.baseUnit("seconds")
				.description("Age of the oldest of them")
				.register(meters);
		}
		// there from the start, at 0: a rate needs a value before the first letter
		for (Kind kind : Kind.values()) {
			if (kind.travelsBy(Medium.EMAIL)) {
				OUTCOMES.forEach(outcome -> counter(kind, outcome));
			}
		}
	}

	/** Gauges are read often and the table seldom. */
	@Scheduled(fixedDelayString = "PT15S")
	void count() {
		this.backlog = this.emails.backlog();
	}

	<T> T timed(Supplier<T> sending) {
		return this.sending.record(sending);
	}

	void sent(Kind kind) {
		count(kind, "sent");
	}

	void retried(Kind kind) {
		count(kind, "retrying");
	}

	void withdrawn(Kind kind) {
		count(kind, "withdrawn");
	}

	void failed(Kind kind) {
		count(kind, "failed");
	}

	private void count(Kind kind, String state) {
		counter(kind, state).increment();
	}

	private Counter counter(Kind kind, String state) {
		return Counter.builder("neuromagic.emails")
			.description("What became of letters")
			.tag("kind", kind.wireName())
			.tag("state", state)
			.register(this.meters);
	}

	private long letters(EmailState state) {
		Emails.Backlog waiting = this.backlog.get(state);
		return (waiting != null) ? waiting.letters() : 0;
	}

	private Duration age(EmailState state) {
		Emails.Backlog waiting = this.backlog.get(state);
		return (waiting != null) ? Duration.between(waiting.oldest(), this.clock.instant()) : Duration.ZERO;
	}

}
