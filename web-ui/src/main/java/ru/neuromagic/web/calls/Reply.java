package ru.neuromagic.web.calls;

import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What came back from a service. An outage is a value of its own, so that a page must decide what to show without that
 * part, and can never mistake it for "not found". The {@code get…}/{@code is…} methods are for templates.
 */
public sealed interface Reply<T> {

	record Given<T>(T value) implements Reply<T> {
	}

	/** The service answered and said no: wrong input, unknown thing, not allowed, too soon. */
	record Refused<T>(Problem problem) implements Reply<T> {
	}

	/** Nobody answered in time, or what answered was broken. */
	record Unavailable<T>() implements Reply<T> {
	}

	default boolean isGiven() {
		return this instanceof Given;
	}

	default boolean isUnavailable() {
		return this instanceof Unavailable;
	}

	default @Nullable T getValue() {
		return this instanceof Given<T>(T value) ? value : null;
	}

	default T orElse(T other) {
		return this instanceof Given<T>(T value) ? value : other;
	}

	default <R> Reply<R> map(Function<? super T, ? extends R> change) {
		return switch (this) {
			case Given<T>(T value) -> new Given<>(change.apply(value));
			case Refused<T>(Problem problem) -> new Refused<>(problem);
			case Unavailable<T>() -> new Unavailable<>();
		};
	}

	/** Turns the one refusal that means "there is none yet" into an empty value. */
	default Reply<Optional<T>> orNoneIf(String absentProblem) {
		return this instanceof Refused<T>(Problem problem) && problem.is(absentProblem) ? new Given<>(Optional.empty())
				: map(Optional::of);
	}

	/** The value, for a page that is nothing without it; otherwise the page that says why. */
	default T orErrorPage() {
		return switch (this) {
			case Given<T>(T value) -> value;
			case Refused<T>(Problem problem) -> throw PageFailure.of(problem);
			case Unavailable<T>() -> throw PageFailure.outage();
		};
	}
}
