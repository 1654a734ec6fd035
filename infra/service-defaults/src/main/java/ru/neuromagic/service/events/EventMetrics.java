package ru.neuromagic.service.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import ru.neuromagic.events.EventType;

/**
 * {@code neuromagic.events.appended} counts what happened here, {@code neuromagic.events.effect} times what others told, from
 * the moment at which they appended it to the commit of its effect here, and {@code neuromagic.events.dead.letters} counts
 * what could not be processed. All are there from the start, at 0: a rate needs a value before the first event.
 */
class EventMetrics {

	private static final String APPENDED = "neuromagic.events.appended";

	private static final String EFFECT = "neuromagic.events.effect";

	private static final String DEAD_LETTERS = "neuromagic.events.dead.letters";

	/** A few, since each is a series per type: what we promise (5 s), what we aim at (100 and 500 ms), and how far off. */
	private static final Duration[] BUCKETS = { Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
			Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5),
			Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(10) };

	private final MeterRegistry meters;

	private final Clock clock;

	EventMetrics(MeterRegistry meters, Clock clock) {
		this.meters = meters;
		this.clock = clock;
	}

	void publishes(Collection<String> topics) {
		Arrays.stream(EventType.values()).filter(type -> topics.contains(type.topic())).forEach(this::appendedCounter);
	}

	void consumes(Collection<String> topics) {
		Arrays.stream(EventType.values()).filter(type -> topics.contains(type.topic())).forEach(this::effectTimer);
		topics.forEach(this::deadLetterCounter);
	}

	void appended(EventType type) {
		appendedCounter(type).increment();
	}

	/** Clocks of two machines may differ: an effect never comes before its event. */
	void effectCommitted(IncomingEvent<?> event) {
		Duration since = Duration.between(event.time(), Instant.now(this.clock));
		effectTimer(event.payload().type()).record(since.isNegative() ? Duration.ZERO : since);
	}

	void deadLetter(String topic) {
		deadLetterCounter(topic).increment();
	}

	private Counter appendedCounter(EventType type) {
		return Counter.builder(APPENDED)
			.description("Events told by committed transactions")
			.tag("type", type.wireName())
			.register(this.meters);
	}

	private Timer effectTimer(EventType type) {
		return Timer.builder(EFFECT)
			.description("From an event to the commit of its effect in this service")
			.tag("type", type.wireName())
			.serviceLevelObjectives(BUCKETS)
			.register(this.meters);
	}

	private Counter deadLetterCounter(String topic) {
		return Counter.builder(DEAD_LETTERS)
			.description("Records that this service could not process")
			.tag("topic", topic)
			.register(this.meters);
	}

}
