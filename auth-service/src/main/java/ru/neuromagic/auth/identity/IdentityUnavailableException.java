package ru.neuromagic.auth.identity;

import org.jspecify.annotations.Nullable;

/** The identity provider did not answer, or not as one that works does. */
public class IdentityUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public IdentityUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
