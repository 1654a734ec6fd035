package ru.neuromagic.notification.email;

/** What the mail server said to a letter. Reasons are codes such as {@code smtp-550}, never the server's words: those name people. */
sealed interface Delivery {

	record Accepted() implements Delivery {
	}

	/** Not now. */
	record Deferred(String reason) implements Delivery {
	}

	/** Never. */
	record Refused(String reason) implements Delivery {
	}

}
