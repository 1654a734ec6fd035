package ru.neuromagic.notification.email;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed try: doubling from {@code first} up to {@code longest}, of which a random half is taken
 * off ("equal jitter"), so that letters which failed together do not come back together.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

	private static final int MOST_DOUBLINGS = 30;

	/** @param tries how often it failed, from 1 */
	Duration after(int tries) {
		Duration doubled = this.first.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
		long wait = (doubled.compareTo(this.longest) < 0 ? doubled : this.longest).toMillis();
		return Duration.ofMillis(wait / 2 + this.random.nextLong(wait / 2 + 1));
	}

}
