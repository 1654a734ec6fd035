package ru.neuromagic.web.calls;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Ends a request with the error page of its status. */
public final class PageFailure extends ResponseStatusException {

	private PageFailure(HttpStatus status, String reason) {
		super(status, reason);
	}

	public static PageFailure notFound(String what) {
		return new PageFailure(HttpStatus.NOT_FOUND, what);
	}

	static PageFailure outage() {
		return new PageFailure(HttpStatus.SERVICE_UNAVAILABLE, "a service is down");
	}

	static PageFailure of(Problem problem) {
		HttpStatus known = HttpStatus.resolve(problem.status());
		return new PageFailure(known == null ? HttpStatus.BAD_REQUEST : known, problem.type());
	}
}
