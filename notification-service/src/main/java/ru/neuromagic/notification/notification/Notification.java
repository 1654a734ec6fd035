package ru.neuromagic.notification.notification;

import org.jspecify.annotations.Nullable;

/**
 * Something to tell somebody.
 *
 * @param path the page that it leads to, such as {@code /quest/first-prompt}
 * @param code shown in the letter and kept no longer than needed; only for {@link Kind#VERIFICATION_CODE}
 */
public record Notification(Kind kind, Addressee addressee, Facts facts, String path, @Nullable OneTimeCode code) {

	public Notification {
		if (kind.travelsBy(Medium.INBOX) && !(addressee instanceof Addressee.Learner)) {
			throw new IllegalArgumentException("Only learners have an inbox: " + kind);
		}
		if ((kind == Kind.VERIFICATION_CODE) != (code != null)) {
			throw new IllegalArgumentException("A code goes with exactly one kind: " + kind);
		}
	}

	public Notification(Kind kind, Addressee addressee, Facts facts, String path) {
		this(kind, addressee, facts, path, null);
	}

	public Notification with(Facts other) {
		return new Notification(this.kind, this.addressee, other, this.path, this.code);
	}

}
