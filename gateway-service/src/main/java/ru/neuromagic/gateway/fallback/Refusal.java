package ru.neuromagic.gateway.fallback;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/** A request that the gateway answers itself instead of a back end. Has no stack trace: it is an answer, not a defect. */
public final class Refusal extends RuntimeException {

	private final Problem problem;

	private final HttpHeaders headers = new HttpHeaders();

	private @Nullable String backEnd;

	private Refusal(Problem problem, @Nullable Throwable cause) {
		super(problem.slug(), cause, false, false);
		this.problem = problem;
	}

	public static Refusal of(Problem problem) {
		return new Refusal(problem, null);
	}

	public static Refusal of(Problem problem, Throwable cause) {
		return new Refusal(problem, cause);
	}

	public Refusal with(String header, String value) {
		headers.set(header, value);
		return this;
	}

	/** Rounded up to whole seconds, at least one. */
	public Refusal retryAfter(Duration wait) {
		long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
		return with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
	}

	/** Which back end it is about: the page says what that means for a visitor. */
	public Refusal about(String backEnd) {
		this.backEnd = backEnd;
		return this;
	}

	public Problem problem() {
		return problem;
	}

	HttpHeaders headers() {
		return headers;
	}

	@Nullable String backEnd() {
		return backEnd;
	}

}
