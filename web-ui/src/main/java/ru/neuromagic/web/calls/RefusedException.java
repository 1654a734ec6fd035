package ru.neuromagic.web.calls;

/** Carries a {@link Problem} out of a client; the circuit breakers do not count it as a failure. */
public final class RefusedException extends RuntimeException {

	private final transient Problem problem;

	RefusedException(Problem problem) {
		super(problem.status() + " " + problem.type());
		this.problem = problem;
	}

	Problem problem() {
		return problem;
	}
}
