package ru.neuromagic.notification;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.events.auth.RegistrationRepeated;
import ru.neuromagic.events.auth.VerificationRequested;
import ru.neuromagic.events.course.CourseCompleted;
import ru.neuromagic.events.course.CourseProgressed;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.test.GoldenEvents;

/** A person of their own for each test, and what can happen to them: golden events with their ids. */
public record Sample(UUID id, String email, String name, String locale) {

	public static Sample learner(String locale) {
		UUID id = UUID.randomUUID();
		return new Sample(id, "learner-" + id + "@example.org", locale.equals("ru") ? "Мария Кюри" : "Mary Curie", locale);
	}

	public Sample named(String other) {
		return new Sample(this.id, this.email, other, this.locale);
	}

	public AccountVerified verified() {
		AccountVerified golden = GoldenEvents.event(AccountVerified.class);
		return new AccountVerified(this.id, this.email, this.name, this.locale, golden.timeZone(), golden.verifiedAt());
	}

	public VerificationRequested asksForCode(String code, Instant expiresAt) {
		return new VerificationRequested(this.id, this.email, this.name, this.locale, code, expiresAt);
	}

	public RegistrationRepeated registersAgain() {
		return new RegistrationRepeated(this.id, this.email, this.name, this.locale);
	}

	public QuestCompleted completesQuest(int score, boolean passed) {
		QuestCompleted golden = GoldenEvents.event(QuestCompleted.class);
		return new QuestCompleted(UUID.randomUUID(), this.id, golden.questId(), golden.questSlug(),
				Map.copyOf(golden.questTitle()), score, golden.maxScore(), passed, golden.completedAt());
	}

	public CourseProgressed progresses(String stepKind) {
		CourseProgressed golden = GoldenEvents.event(CourseProgressed.class);
		return new CourseProgressed(golden.enrollmentId(), this.id, golden.courseId(), golden.courseSlug(),
				golden.courseTitle(), stepKind, golden.stepSlug(), golden.completedSteps(), golden.totalSteps(),
				golden.progressedAt());
	}

	public CourseCompleted completesCourse() {
		CourseCompleted golden = GoldenEvents.event(CourseCompleted.class);
		return new CourseCompleted(golden.enrollmentId(), this.id, golden.courseId(), golden.courseSlug(),
				golden.courseTitle(), golden.completedAt());
	}

}
