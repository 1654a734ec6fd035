package ru.neuromagic.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions whose last use is written down once a minute instead of with every request, which would be a transaction for each
 * page. A session that nobody uses ends up to a minute earlier for it. A request reads its session once ({@link OneReading}).
 */
final class SeldomTouched<S extends Session> implements SessionRepository<SeldomTouched.Touched<S>> {

	private static final Logger log = LoggerFactory.getLogger(SeldomTouched.class);

	private static final Duration EVERY = Duration.ofMinutes(1);

	private final SessionRepository<S> sessions;

	SeldomTouched(SessionRepository<S> sessions) {
		this.sessions = sessions;
	}

	@Override
	public Touched<S> createSession() {
		return new Touched<>(sessions.createSession());
	}

	@Override
	public void save(Touched<S> session) {
		sessions.save(session.kept());
	}

	@Override
	public @Nullable Touched<S> findById(String id) {
		return OneReading.found(id, () -> {
			@Nullable S found = SessionTransactions.reading(() -> sessions.findById(id));
			return found == null || !isOurs(found) ? null : new Touched<>(found);
		});
	}

	/** Reads all of it: a page needs nearly all, and what is foreign must not be found halfway through one. */
	private boolean isOurs(S session) {
		try {
			session.getAttributeNames().forEach(session::getAttribute);
			return true;
		}
		catch (ConversionFailedException failure) {
			if (!(failure.getCause() instanceof SessionContents.Foreign foreign)) {
				throw failure;
			}
			log.warn("a session with something foreign in it was ended: {}", foreign.getMessage());
			sessions.deleteById(session.getId());
			return false;
		}
	}

	@Override
	public void deleteById(String id) {
		OneReading.forget();
		sessions.deleteById(id);
	}

	record Touched<S extends Session>(S kept) implements Session {

		@Override
		public void setLastAccessedTime(Instant now) {
			if (Duration.between(kept.getLastAccessedTime(), now).compareTo(EVERY) >= 0) {
				kept.setLastAccessedTime(now);
			}
		}

		@Override
		public Instant getLastAccessedTime() {
			return kept.getLastAccessedTime();
		}

		@Override
		public String getId() {
			return kept.getId();
		}

		@Override
		public String changeSessionId() {
			return kept.changeSessionId();
		}

		@Override
		public <T> @Nullable T getAttribute(String name) {
			return kept.getAttribute(name);
		}

		@Override
		public Set<String> getAttributeNames() {
			return kept.getAttributeNames();
		}

		@Override
		public void setAttribute(String name, @Nullable Object value) {
			kept.setAttribute(name, value);
		}

		@Override
		public void removeAttribute(String name) {
			kept.removeAttribute(name);
		}

		@Override
		public Instant getCreationTime() {
			return kept.getCreationTime();
		}

		@Override
		public void setMaxInactiveInterval(Duration interval) {
			kept.setMaxInactiveInterval(interval);
		}

		@Override
		public Duration getMaxInactiveInterval() {
			return kept.getMaxInactiveInterval();
		}

		@Override
		public boolean isExpired() {
			return kept.isExpired();
		}
	}
}
