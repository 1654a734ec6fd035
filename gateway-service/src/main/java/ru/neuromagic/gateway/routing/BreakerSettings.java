package ru.neuromagic.gateway.routing;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.netty.handler.timeout.ReadTimeoutException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a back end is left alone, and for how long.
 *
 * @param window the last so many requests are looked at
 * @param minimum but nothing is decided before so many
 * @param failurePercent the breaker opens when at least so many of them failed, 1–100
 * @param openFor then nothing is sent for so long
 * @param trials then so many requests decide whether it closes again
 */
@ConfigurationProperties("neuromagic.breaker")
@Validated
record BreakerSettings(@DefaultValue("20") @Min(1) int window, @DefaultValue("6") @Min(1) int minimum,
		@DefaultValue("50") @Min(1) @Max(100) int failurePercent, @DefaultValue("5s") @DurationMin(millis = 1) Duration openFor,
		@DefaultValue("3") @Min(1) int trials) {

	CircuitBreakerConfig config(Clock clock) {
		return CircuitBreakerConfig.custom()
			.slidingWindow(window, minimum, SlidingWindowType.COUNT_BASED)
			.failureRateThreshold(failurePercent)
			.waitDurationInOpenState(openFor)
			.permittedNumberOfCallsInHalfOpenState(trials)
			.maxWaitDurationInHalfOpenState(Duration.ofSeconds(30))
			.ignoreException(error -> !noAnswer(error))
			.recordResult(outcome -> outcome == Outcome.FAILED)
			.clock(clock)
			.writableStackTraceEnabled(false)
			.build();
	}

	/**
	 * Nobody there, or nobody who answers in time. Whatever else goes wrong on the way may be a visitor's doing (half a body, a
	 * request that makes the back end hang up, an answer with too large a head), and says nothing about the back end.
	 */
	private static boolean noAnswer(Throwable error) {
		return error instanceof ConnectException || error instanceof NoRouteToHostException || error instanceof UnknownHostException
				|| error instanceof ReadTimeoutException;
	}

	/** What an answer says about the back end that gave it. */
	enum Outcome {

		ANSWERED, FAILED

	}

}
