package ru.neuromagic.auth.registration;

import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ru.neuromagic.service.problem.ProblemException;

/**
 * What registrations did and why they were refused, as lines of the log {@code security} in the form of Keycloak's: ids and names
 * of problems only, nothing that was typed and no addresses.
 */
final class SecurityLog {

	enum Type {

		REGISTRATION_REQUESTED, CODE_REQUESTED, REGISTRATION_CONFIRMED

	}

	private static final Logger log = LoggerFactory.getLogger("security");

	private SecurityLog() {
	}

	static Registration told(Type type, @Nullable UUID registration, Supplier<Registration> deed) {
		try {
			Registration done = deed.get();
			log.info("type={} registration={}", type, done.id());
			return done;
		}
		catch (ProblemException refusal) {
			throw refused(type, registration, refusal);
		}
	}

	static void told(Type type, UUID registration, Runnable deed) {
		try {
			deed.run();
			log.info("type={} registration={}", type, registration);
		}
		catch (ProblemException refusal) {
			throw refused(type, registration, refusal);
		}
	}

	private static ProblemException refused(Type type, @Nullable UUID registration, ProblemException refusal) {
		String problem = String.valueOf(refusal.getBody().getType());
		log.warn("type={} registration={} error={}", type, (registration != null) ? registration : "-",
				problem.substring(problem.lastIndexOf('/') + 1));
		return refusal;
	}

}
