package ru.neuromagic.web.calls;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.resilience.annotation.Retryable;

/** On the reading methods of a client: a second try when the first failed at once. Never on one that changes something. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Retryable(predicate = FailedAtOnce.class, maxRetries = 1, delay = 60, jitter = 30)
public @interface RetriedOnce {
}
