package ru.neuromagic.web.calls;

import java.lang.reflect.Method;
import java.net.SocketTimeoutException;

import feign.FeignException;
import feign.RetryableException;
import org.springframework.resilience.retry.MethodRetryPredicate;

/**
 * A refused connection or a 502/503 from a replica that is going away: worth a second try. A timeout is not, because the
 * learner has waited already and the service has enough to do.
 */
final class FailedAtOnce implements MethodRetryPredicate {

	@Override
	public boolean shouldRetry(Method method, Throwable failure) {
		boolean worth = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SocketTimeoutException || cause instanceof RefusedException) {
				return false;
			}
			worth |= cause instanceof RetryableException || cause instanceof FeignException answer
					&& (answer.status() == 502 || answer.status() == 503);
		}
		return worth;
	}
}
