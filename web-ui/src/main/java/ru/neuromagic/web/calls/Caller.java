package ru.neuromagic.web.calls;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the services are asked: bound once for a request, carried into the threads that ask for it.
 *
 * @param token the learner's access token; none for a guest
 * @param language the page's language, {@code ru} or {@code en}
 * @param address the browser's address, as far as trusted proxies vouch for it
 */
public record Caller(@Nullable String token, String language, @Nullable String address) {

	static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

	private static final Caller NOBODY = new Caller(null, "ru", null);

	public static Caller current() {
		return CURRENT.orElse(NOBODY);
	}

	/** Runs the action with this caller bound. */
	public <X extends Exception> void during(Action<X> action) throws X {
		ScopedValue.where(CURRENT, this).call(() -> {
			action.run();
			return true;
		});
	}

	@FunctionalInterface
	public interface Action<X extends Exception> {

		void run() throws X;
	}
}
