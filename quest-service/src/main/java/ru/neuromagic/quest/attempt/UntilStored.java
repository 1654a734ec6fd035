package ru.neuromagic.quest.attempt;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;

/**
 * A command that begins anew, with what is stored then, if somebody else has changed the same task meanwhile: another tab, an
 * impatient finger. Of those who come together one is through each time.
 */
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 20, delay = 5, jitter = 5)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface UntilStored {
}
