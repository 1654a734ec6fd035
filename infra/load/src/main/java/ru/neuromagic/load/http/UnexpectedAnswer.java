package ru.neuromagic.load.http;

import java.io.IOException;

/** A status or page other than the one that a learner must get. */
public final class UnexpectedAnswer extends IOException {

	public UnexpectedAnswer(String message) {
		super(message);
	}

	/** Refuses an answer without that status and, somewhere in its body, that text. */
	public static String unless(Response response, int status, String text) throws UnexpectedAnswer {
		if (response.status() != status) {
			throw new UnexpectedAnswer("answered %d instead of %d".formatted(response.status(), status));
		}
		String body = response.text();
		if (!body.contains(text)) {
			throw new UnexpectedAnswer("no \"%s\" in the answer".formatted(text));
		}
		return body;
	}

}
