package ru.neuromagic.web.security;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * Stands around Spring Session's filter and lets a request read its session once. That filter reads it again at the end, only
 * to see whether the cookie is still right.
 */
final class OneReading implements Filter {

	private static final ScopedValue<AtomicReference<@Nullable Session>> FOUND = ScopedValue.newInstance();

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
		try {
			ScopedValue.where(FOUND, new AtomicReference<@Nullable Session>()).call(() -> {
				chain.doFilter(request, response);
				return true;
			});
		}
		catch (IOException | ServletException | RuntimeException failure) {
			throw failure;
		}
		catch (Exception impossible) {
			throw new ServletException(impossible);
		}
	}

	/** What this request has found by that id already, or else what the reading finds; outside of a request always the latter. */
	@SuppressWarnings("unchecked")
	static <S extends Session> @Nullable S found(String id, Supplier<@Nullable S> reading) {
		if (!FOUND.isBound()) {
			return reading.get();
		}
		Session known = FOUND.get().get();
		// it has another id after a login
		if (known != null && known.getId().equals(id)) {
			return (S) known;
		}
		S read = reading.get();
		FOUND.get().set(read);
		return read;
	}

	/** A session has ended. */
	static void forget() {
		if (FOUND.isBound()) {
			FOUND.get().set(null);
		}
	}
}
