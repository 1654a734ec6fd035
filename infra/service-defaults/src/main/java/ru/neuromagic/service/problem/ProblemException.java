package ru.neuromagic.service.problem;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * An expected refusal that the caller sees as an RFC 9457 problem. The name is part of the API: clients choose their
 * message by it.
 */
public class ProblemException extends ErrorResponseException {

	/**
	 * Every problem type is this followed by its name: a reference that is resolved against the address of the answer
	 * (RFC 9457, section 3.1.1), so that it is the same in every installation and leads to the page that explains it.
	 */
	public static final String TYPE_BASE = "/problems/";

	private static final long serialVersionUID = 1L;

	/**
	 * @param status what HTTP calls it
	 * @param name stable, in kebab case, such as {@code stale-answer}
	 * @param detail a sentence that helps the reader of the response
	 */
	public ProblemException(HttpStatus status, String name, String detail) {
		super(status);
		getBody().setType(typeOf(name));
		getBody().setDetail(detail);
	}

	static URI typeOf(String name) {
		return URI.create(TYPE_BASE + name);
	}

	/** Adds a member to the problem. */
	public ProblemException with(String member, @Nullable Object value) {
		getBody().setProperty(member, value);
		return this;
	}

	/** Tells when to try again, in whole seconds, rounded up, at least one. */
	public ProblemException retryAfter(Duration wait) {
		long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
		getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return this;
	}

}
