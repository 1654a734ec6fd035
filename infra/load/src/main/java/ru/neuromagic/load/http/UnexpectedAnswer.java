package ru.neuromagic.load.http;

import java.io.IOException;

/** A status or page other than the one that a learner must get. */
public final class UnexpectedAnswer extends IOException {

	private static final int TOO_MANY_REQUESTS = 429;

	public UnexpectedAnswer(String message) {
		super(message);
	}

	/** What is wrong with that status. */
	static UnexpectedAnswer of(String target, int status) {
		return new UnexpectedAnswer("%s answered %d%s".formatted(target, status,
				(status == TOO_MANY_REQUESTS) ? ": the platform's limits are not raised, see infra/load/README.md" : ""));
	}

	/** Refuses an answer without that status and, somewhere in its body, that text. */
	public static String unless(Response response, int status, String text) throws UnexpectedAnswer {
		if (response.status() != status) {
			throw of("instead of %d the platform".formatted(status), response.status());
		}
		String body = response.text();
		if (!body.contains(text)) {
			throw new UnexpectedAnswer("no \"%s\" in the answer".formatted(text));
		}
		return body;
	}

}
