package ru.neuromagic.local.setup;

/** Something that stops the platform; its message is one line that says what to do. */
public final class Refusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public Refusal(String message) {
		super(message);
	}

}
