package ru.neuromagic.web.inbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadCountsTests {

	private final AtomicLong now = new AtomicLong();

	private final UnreadCounts counts = new UnreadCounts(Duration.ofSeconds(10), now::get);

	@Test
	void rememberForSeconds() {
		assertThat(counts.of("anna")).isEmpty();
		counts.learned("anna", 3);
		pass(9);
		assertThat(counts.of("anna")).hasValue(3);
		assertThat(counts.of("boris")).isEmpty();
		pass(1);
		assertThat(counts.of("anna")).isEmpty();
	}

	@Test
	void rememberNothingWhileNewsMayBeOnItsWay() {
		counts.learned("anna", 3);
		counts.acted("anna");
		assertThat(counts.of("anna")).isEmpty();
		pass(9);
		counts.learned("anna", 3);
		assertThat(counts.of("anna")).as("asked too early to know of the news").isEmpty();
		pass(1);
		counts.learned("anna", 4);
		assertThat(counts.of("anna")).hasValue(4);
	}

	private void pass(int seconds) {
		now.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}
}
