package ru.neuromagic.gateway.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

import org.springframework.stereotype.Component;

import ru.neuromagic.gateway.ratelimit.RateLimits.Limit;
import ru.neuromagic.gateway.ratelimit.RateLimits.Limits;

/** A token bucket for each client and account and class of requests, in memory. */
@Component
class Buckets {

	private final RateLimits limits;

	private final TimeMeter time;

	private final Cache<Key, Bucket> buckets;

	Buckets(RateLimits limits, Clock clock) {
		this.limits = limits;
		this.time = new ClockMeter(clock);
		this.buckets = Caffeine.newBuilder()
			.maximumSize(limits.tracked())
			// a bucket that was idle for its whole period is full, so that nothing is lost by forgetting it
			.expireAfterAccess(longestPeriod(limits))
			.ticker(time::currentTimeNanos)
			.build();
	}

	/** Takes one request from both buckets of the subject, and tells how the tighter one stands. */
	Verdict take(Subject subject, RequestClass requestClass) {
		Verdict general = takeOne(subject, RequestClass.EVERYTHING);
		if (requestClass == RequestClass.EVERYTHING || !general.allowed()) {
			return general;
		}
		return takeOne(subject, requestClass).tighter(general);
	}

	private Verdict takeOne(Subject subject, RequestClass requestClass) {
		Limit limit = subject.limitOf(limits.of(requestClass));
		Bucket bucket = buckets.get(new Key(subject, requestClass), missing -> full(limit));
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		return new Verdict(requestClass.label() + "-" + subject.kind(), limit, probe.isConsumed(), probe.getRemainingTokens(),
				Duration.ofNanos(probe.getNanosToWaitForRefill()), Duration.ofNanos(probe.getNanosToWaitForReset()));
	}

	private Bucket full(Limit limit) {
		return Bucket.builder()
			.addLimit(bandwidth -> bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.per()))
			.withCustomTimePrecision(time)
			.build();
	}

	private static Duration longestPeriod(RateLimits limits) {
		return Stream.of(RequestClass.values())
			.map(limits::of)
			.flatMap(both -> Stream.of(both.client().per(), both.account().per()))
			.max(Duration::compareTo)
			.orElseThrow();
	}

	/** Whose requests are counted. */
	sealed interface Subject {

		String kind();

		Limit limitOf(Limits limits);

	}

	record Client(String network) implements Subject {

		@Override
		public String kind() {
			return "client";
		}

		@Override
		public Limit limitOf(Limits limits) {
			return limits.client();
		}

	}

	record Account(String id) implements Subject {

		@Override
		public String kind() {
			return "account";
		}

		@Override
		public Limit limitOf(Limits limits) {
			return limits.account();
		}

	}

	/**
	 * How a bucket stands after a request.
	 *
	 * @param policy name of the limit
	 * @param untilAllowed until the next request is allowed; zero if this one was
	 * @param untilFull until the bucket is full again
	 */
	record Verdict(String policy, Limit limit, boolean allowed, long remaining, Duration untilAllowed, Duration untilFull) {

		Verdict tighter(Verdict other) {
			if (allowed != other.allowed) {
				return allowed ? other : this;
			}
			return remaining <= other.remaining ? this : other;
		}

	}

	private record Key(Subject subject, RequestClass requestClass) {
	}

	private record ClockMeter(Clock clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return TimeUnit.MILLISECONDS.toNanos(clock.millis());
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
