package ru.neuromagic.course.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.course.catalog.CourseFixtures.aCourse;
import static ru.neuromagic.course.catalog.CourseFixtures.lesson;
import static ru.neuromagic.course.catalog.CourseFixtures.quest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.course.AtOnce;
import ru.neuromagic.course.Learner;
import ru.neuromagic.course.PublishedEvents;
import ru.neuromagic.course.catalog.CourseFixtures.CourseDraft;
import ru.neuromagic.course.catalog.Courses;
import ru.neuromagic.course.catalog.Courses.Publication;
import ru.neuromagic.course.catalog.Edition;
import ru.neuromagic.course.catalog.Lesson;
import ru.neuromagic.course.catalog.LocalizedText;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.catalog.Step;
import ru.neuromagic.events.course.CourseCompleted;
import ru.neuromagic.events.course.CourseProgressed;
import ru.neuromagic.test.IntegrationTest;

/** A course changes while learners are on their way. */
@IntegrationTest
class ContentChangeJdbcTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionOperations transactions;

	@Autowired
	Courses courses;

	@Autowired
	SettleShortenedCourses settling;

	@Autowired
	PublishedEvents published;

	final Lesson first = lesson("first");

	final Lesson second = lesson("second");

	final Lesson third = lesson("third");

	final CourseDraft course = aCourse();

	Learner anna;

	@BeforeEach
	void someone() {
		anna = Learner.with(mvc);
	}

	@Test
	void sameEditionIsPublishedOnce() {
		assertThat(publish(first, second)).isEqualTo(Publication.PUBLISHED);
		assertThat(publish(first, second)).isEqualTo(Publication.UNCHANGED);
		assertThat(publish(first, third)).isEqualTo(Publication.PUBLISHED);
		assertThat(versions()).isEqualTo(2);
	}

	@Test
	void olderBuildDoesNotBringItsEditionBack() {
		publish(first, second);
		publish(first, second, third);
		assertThat(publish(first, second)).isEqualTo(Publication.SUPERSEDED);
		enroll();
		assertProgress(0, 3, 0);
	}

	@Test
	void removedStepIsRetiredAndItsCompletionKept() {
		publish(first, second, third);
		enroll();
		complete(first);
		complete(second);
		assertProgress(2, 3, 66);
		publish(first, third);
		assertProgress(1, 2, 50);
		assertThat(stored()).isEqualTo(3);
		publish(first, third, second);
		assertProgress(2, 3, 66);
	}

	@Test
	void progressNeverPassesTheEndWhateverIsTakenAway() {
		var steps = new ArrayList<>(List.of(first, second, third));
		publish(steps.toArray(Step[]::new));
		enroll();
		steps.forEach(this::complete);
		assertProgress(3, 3, 100);
		while (steps.size() > 1) {
			steps.removeFirst();
			publish(steps.toArray(Step[]::new));
			assertProgress(steps.size(), steps.size(), 100);
		}
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
	}

	@Test
	void renamedAndMovedLessonStaysCompleted() {
		publish(first, second);
		enroll();
		complete(second);
		var renamed = new Lesson(second.id(), new Slug("renamed"), new LocalizedText("Новое имя", "New name"), 5, true);
		publish(renamed, first);
		assertProgress(1, 2, 50);
		assertThat(anna.enrollment(course.slug().value())).bodyJson().extractingPath("$.completed[0].slug")
				.isEqualTo("renamed");
	}

	@Test
	void swappedSlugsDoNotSwapCompletions() {
		publish(first, second);
		enroll();
		complete(first);
		publish(new Lesson(first.id(), second.slug(), first.title(), 10, false),
				new Lesson(second.id(), first.slug(), second.title(), 10, false));
		assertThat(anna.enrollment(course.slug().value())).bodyJson().extractingPath("$.completed[0].slug")
				.isEqualTo("second");
	}

	@Test
	void newStepReopensNothingButCanBeDone() {
		publish(first);
		enroll();
		complete(first);
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
		publish(first, second);
		assertProgress(1, 2, 50);
		assertThat(anna.enrollment(course.slug().value())).bodyJson().extractingPath("$.completedAt").isNotNull();
		complete(second);
		assertProgress(2, 2, 100);
		assertThat(published.of(anna.id(), CourseProgressed.class)).hasSize(2);
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
	}

	@Test
	void takingAwayTheLastOpenStepCompletesTheCourseOnce() {
		publish(first, second);
		enroll();
		complete(first);
		var boris = Learner.with(mvc);
		boris.enroll(course.slug().value());
		publish(first);
		settling.settle();
		settling.settle();
		assertThat(anna.enrollment(course.slug().value())).bodyJson().extractingPath("$.completedAt").isNotNull();
		assertThat(boris.enrollment(course.slug().value())).bodyJson().extractingPath("$.completedAt").isNull();
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
		assertThat(published.of(boris.id(), CourseCompleted.class)).isEmpty();
		assertThat(jdbc.sql("select count(*) from course_version where course_id = :course and settled_at is null")
				.param("course", course.id()).query(Integer.class).single()).isZero();
	}

	@Test
	void instancesThatSettleAtOnceCompleteOnce() throws Exception {
		publish(first, second);
		enroll();
		complete(first);
		publish(first);
		AtOnce.run(Collections.nCopies(4, settling::settle));
		assertThat(published.of(anna.id(), CourseCompleted.class)).hasSize(1);
	}

	@Test
	void questThatWasPassedBeforeCountsWhenACourseGetsIt() {
		jdbc.sql("insert into completion (learner_id, step_key, completed_at) values (:learner, 'quest:late', now())")
				.param("learner", anna.id()).update();
		publish(first);
		enroll();
		publish(first, quest("late"));
		assertProgress(1, 2, 50);
	}

	private Publication publish(Step... steps) {
		return publish(course.having(steps));
	}

	private Publication publish(Edition edition) {
		return transactions.execute(status -> courses.publish(edition, Instant.now()));
	}

	private void enroll() {
		anna.enroll(course.slug().value());
	}

	private void complete(Lesson lesson) {
		assertThat(anna.complete(course.slug().value(), lesson.slug().value())).hasStatusOk();
	}

	private void assertProgress(int completed, int total, int percent) {
		assertThat(anna.enrollment(course.slug().value())).bodyJson().isLenientlyEqualTo("""
				{"completedSteps": %d, "totalSteps": %d, "percent": %d}
				""".formatted(completed, total, percent));
	}

	private int versions() {
		return jdbc.sql("select version from course where id = :course").param("course", course.id())
				.query(Integer.class).single();
	}

	private int stored() {
		return jdbc.sql("select count(*) from step where course_id = :course").param("course", course.id())
				.query(Integer.class).single();
	}
}
