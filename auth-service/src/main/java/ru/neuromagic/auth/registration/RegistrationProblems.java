package ru.neuromagic.auth.registration;

import java.time.Duration;

import org.springframework.http.HttpStatus;

import ru.neuromagic.service.problem.ProblemException;

/** The refusals of this feature, each spelled once. */
final class RegistrationProblems {

	private static final Duration OUTAGE_RETRY = Duration.ofSeconds(10);

	private RegistrationProblems() {
	}

	static ProblemException notFound() {
		return new ProblemException(HttpStatus.NOT_FOUND, "registration-not-found",
				"There is no such registration, or a newer one took its place.");
	}

	static ProblemException tooMany(Duration wait) {
		return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-many-registrations",
				"Too many registrations within an hour.").retryAfter(wait);
	}

	static ProblemException resendTooSoon(Duration wait) {
		return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "resend-too-soon", "A code was sent just now, or too many today.")
			.retryAfter(wait);
	}

	static ProblemException verified() {
		return new ProblemException(HttpStatus.CONFLICT, "registration-verified", "This e-mail address is verified already.");
	}

	static ProblemException codeWrong(int attemptsLeft) {
		String detail = (attemptsLeft > 0) ? "That is not the code." : "That is not the code, and it was the last try; ask for a new one.";
		return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "verification-code-wrong", detail)
			.with("attemptsLeft", attemptsLeft);
	}

	static ProblemException codeExpired() {
		return new ProblemException(HttpStatus.GONE, "verification-code-expired", "The code has expired; ask for a new one.");
	}

	static ProblemException codeUsed() {
		return new ProblemException(HttpStatus.CONFLICT, "verification-code-used", "This registration is verified already.");
	}

	static ProblemException attemptsExhausted() {
		return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "verification-attempts-exhausted",
				"Too many wrong codes; ask for a new one.");
	}

	static ProblemException identityUnavailable(String detail) {
		return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "identity-unavailable", detail).retryAfter(OUTAGE_RETRY);
	}

}
