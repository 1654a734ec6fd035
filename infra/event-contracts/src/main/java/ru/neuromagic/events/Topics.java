package ru.neuromagic.events;

/** The topics, one per aggregate; {@link EventType} says what travels on which. */
public final class Topics {

	/** Short-lived: its records carry verification codes. Key: registration id. */
	public static final String AUTH_VERIFICATIONS = "auth.verifications";

	/** Accounts that may be used. Key: account id. */
	public static final String AUTH_ACCOUNTS = "auth.accounts";

	/** Key: learner id. */
	public static final String QUEST_ATTEMPTS = "quest.attempts";

	/** Key: learner id. */
	public static final String COURSE_ENROLLMENTS = "course.enrollments";

	private Topics() {
	}

}
