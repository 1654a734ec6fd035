package ru.neuromagic.web.calls;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A question that is being asked while the page does something else. */
public final class Pending<T> {

	private final Future<Reply<T>> future;

	Pending(Future<Reply<T>> future) {
		this.future = future;
	}

	public Reply<T> reply() {
		try {
			return future.get();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			return new Reply.Unavailable<>();
		}
		catch (ExecutionException failure) {
			throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
		}
	}
}
