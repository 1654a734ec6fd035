package ru.neuromagic.notification.email;

import java.util.Arrays;
import java.util.Locale;

/** Where a letter stands. */
enum EmailState {

	/** The learner's mailbox is not known yet. */
	AWAITING_RECIPIENT,

	QUEUED,

	/** Tried at least once in vain, and to be tried again. */
	RETRYING,

	/** The mail server has taken it. */
	SENT,

	/** Given up: refused for good, too late, or out of patience. */
	FAILED;

	static EmailState of(String wireName) {
		return Arrays.stream(values()).filter(state -> state.wireName().equals(wireName)).findFirst().orElseThrow();
	}

	String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
