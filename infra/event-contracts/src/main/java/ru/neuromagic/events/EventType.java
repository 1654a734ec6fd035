package ru.neuromagic.events;

import java.util.Arrays;
import java.util.Optional;

import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.events.auth.RegistrationRepeated;
import ru.neuromagic.events.auth.VerificationRequested;
import ru.neuromagic.events.course.CourseCompleted;
import ru.neuromagic.events.course.CourseEnrolled;
import ru.neuromagic.events.course.CourseProgressed;
import ru.neuromagic.events.quest.QuestCompleted;

/** Every event of the system with its wire name, which stands in the {@code ce_type} header, and its topic. */
public enum EventType {

	VERIFICATION_REQUESTED("verification.requested.v1", Topics.AUTH_VERIFICATIONS, VerificationRequested.class),
	REGISTRATION_REPEATED("registration.repeated.v1", Topics.AUTH_VERIFICATIONS, RegistrationRepeated.class),
	ACCOUNT_VERIFIED("account.verified.v1", Topics.AUTH_ACCOUNTS, AccountVerified.class),
	QUEST_COMPLETED("quest.completed.v1", Topics.QUEST_ATTEMPTS, QuestCompleted.class),
	COURSE_ENROLLED("course.enrolled.v1", Topics.COURSE_ENROLLMENTS, CourseEnrolled.class),
	COURSE_PROGRESSED("course.progressed.v1", Topics.COURSE_ENROLLMENTS, CourseProgressed.class),
	COURSE_COMPLETED("course.completed.v1", Topics.COURSE_ENROLLMENTS, CourseCompleted.class);

	private final String wireName;

	private final String topic;

	private final Class<? extends Event> payload;

	EventType(String wireName, String topic, Class<? extends Event> payload) {
		this.wireName = wireName;
		this.topic = topic;
		this.payload = payload;
	}

	/** The type of that wire name; empty for one that a newer producer may send. */
	public static Optional<EventType> of(String wireName) {
		return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
	}

	public String wireName() {
		return this.wireName;
	}

	public String topic() {
		return this.topic;
	}

	public Class<? extends Event> payload() {
		return this.payload;
	}

}
