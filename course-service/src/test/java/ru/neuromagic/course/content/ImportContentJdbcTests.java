package ru.neuromagic.course.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static ru.neuromagic.course.catalog.CourseFixtures.aCourse;
import static ru.neuromagic.course.catalog.CourseFixtures.lesson;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.course.AtOnce;
import ru.neuromagic.course.catalog.Course;
import ru.neuromagic.course.catalog.Edition;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.test.IntegrationTest;

@IntegrationTest
class ImportContentJdbcTests {

	static final UUID BASICS = UUID.fromString("01980a3e-5c00-7000-8000-00000000000f");

	@Autowired
	ImportContent importContent;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MockMvcTester mvc;

	@Test
	void startingAgainChangesNothing() {
		var before = rows(BASICS);
		importContent.run(new DefaultApplicationArguments());
		assertThat(rows(BASICS)).isEqualTo(before).containsExactly(1, 8);
	}

	@Test
	void instancesThatStartTogetherPublishOnce() throws Exception {
		var edition = aCourse().having(lesson("one"), lesson("two"));
		AtOnce.run(Collections.nCopies(6, () -> importContent.publish(List.of(edition))));
		assertThat(rows(edition.course().id())).containsExactly(1, 2);
	}

	@Test
	void publishesAllOrNothing() {
		var good = aCourse().having(lesson("one"));
		var bad = aCourse().having(lesson("one"));
		var clash = new Edition(withSlug(bad.course(), new Slug("stars")), bad.lessonHtml());
		assertThatThrownBy(() -> importContent.publish(List.of(good, clash))).isInstanceOf(RuntimeException.class);
		assertThat(rows(good.course().id())).containsExactly(0, 0);
	}

	@Test
	void newVersionShowsWithinSeconds() {
		var course = aCourse();
		importContent.publish(List.of(course.having(lesson("one"))));
		assertThat(mvc.get().uri("/api/courses/" + course.slug())).bodyJson().extractingPath("$.lessonCount").isEqualTo(1);
		importContent.publish(List.of(course.having(lesson("one"), lesson("two"))));
		await().untilAsserted(() -> assertThat(mvc.get().uri("/api/courses/" + course.slug())).bodyJson()
				.extractingPath("$.lessonCount").isEqualTo(2));
	}

	private List<Integer> rows(UUID course) {
		return List.of(
				jdbc.sql("select count(*) from course_version where course_id = :course").param("course", course)
						.query(Integer.class).single(),
				jdbc.sql("select count(*) from step where course_id = :course").param("course", course)
						.query(Integer.class).single());
	}

	private static Course withSlug(Course course, Slug slug) {
		return new Course(course.id(), slug, course.level(), course.title(), course.summary(), course.description(),
				course.edition(), course.modules());
	}
}
