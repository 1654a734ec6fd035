package ru.neuromagic.local.console;

/** The life of a component as it is shown. */
public enum State {

	WAITING("·", "waiting"), STARTING("▸", "starting"), READY("✓", "ready"), STOPPING("▾", "stopping"),
	STOPPED("–", "stopped"), FAILED("✗", "failed"), LEFT_OUT("–", "left out");

	private final String sign;

	private final String word;

	State(String sign, String word) {
		this.sign = sign;
		this.word = word;
	}

	public String sign() {
		return this.sign;
	}

	public String word() {
		return this.word;
	}

	public boolean isBusy() {
		return this == STARTING || this == STOPPING;
	}

}
