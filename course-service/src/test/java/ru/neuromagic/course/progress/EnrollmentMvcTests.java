package ru.neuromagic.course.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.course.AtOnce;
import ru.neuromagic.course.Learner;
import ru.neuromagic.course.PublishedEvents;
import ru.neuromagic.course.StatementCount;
import ru.neuromagic.events.course.CourseCompleted;
import ru.neuromagic.events.course.CourseEnrolled;
import ru.neuromagic.events.course.CourseProgressed;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

@IntegrationTest
class EnrollmentMvcTests {

	static final int AT_ONCE = 8;

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PublishedEvents published;

	@Autowired
	StatementCount statements;

	Learner anna;

	@BeforeEach
	void someone() {
		anna = Learner.with(mvc);
	}

	@Test
	void enrollsOnce() {
		var first = anna.enroll("prompting-basics");
		assertThat(first).hasStatus(HttpStatus.CREATED).hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
		assertThat(first).bodyJson().isLenientlyEqualTo("""
				{"courseSlug": "prompting-basics", "courseTitle": "Основы промптинга", "completedAt": null,
				 "completedSteps": 0, "totalSteps": 8, "percent": 0, "completed": [],
				 "nextStep": {"kind": "lesson", "slug": "welcome", "title": "Добро пожаловать"}}
				""");
		assertThat(anna.enroll("prompting-basics")).hasStatusOk();
		assertThat(published.of(anna.id(), CourseEnrolled.class)).hasSize(1);
	}

	@Test
	void enrollingManyTimesAtOnceIsEnrollingOnce() throws Exception {
		var statuses = AtOnce.times(AT_ONCE, () -> anna.enroll("prompting-basics").getResponse().getStatus());
		assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
		assertThat(count("enrollment")).isOne();
		assertThat(published.of(anna.id(), CourseEnrolled.class)).hasSize(1);
	}

	@Test
	void completesALesson() {
		anna.enroll("prompting-basics");
		assertThat(anna.complete("prompting-basics", "welcome")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"completedSteps": 1, "totalSteps": 8, "percent": 12, "completedAt": null,
				 "completed": [{"kind": "lesson", "slug": "welcome"}],
				 "nextStep": {"kind": "lesson", "slug": "brief", "title": "Задание"}}
				""");
		assertThat(anna.complete("prompting-basics", "welcome")).hasStatusOk()
				.bodyJson().extractingPath("$.completedSteps").isEqualTo(1);
		assertThat(published.of(anna.id(), CourseProgressed.class)).singleElement().satisfies(event -> {
			assertThat(event.stepKind()).isEqualTo("lesson");
			assertThat(event.stepSlug()).isEqualTo("welcome");
			assertThat(event.completedSteps()).isOne();
			assertThat(event.totalSteps()).isEqualTo(8);
		});
	}

	@Test
	void completingManyTimesAtOnceIsCompletingOnce() throws Exception {
		anna.enroll("prompting-basics");
		assertThat(AtOnce.times(AT_ONCE, () -> anna.complete("prompting-basics", "brief").getResponse().getStatus()))
				.containsOnly(200);
		assertThat(count("completion")).isOne();
		assertThat(published.of(anna.id(), CourseProgressed.class)).hasSize(1);
	}

	@Test
	void theLastStepCompletesTheCourseOnce() throws Exception {
		anna.enroll("stars");
		AtOnce.times(AT_ONCE, () -> anna.complete("stars", "polaris"));
		assertThat(anna.enrollment("stars")).bodyJson().isLenientlyEqualTo("""
				{"completedSteps": 1, "totalSteps": 1, "percent": 100, "nextStep": null}
				""");
		assertThat(anna.enrollment("stars")).bodyJson().extractingPath("$.completedAt").isNotNull();
		assertThat(published.of(anna.id(), CourseCompleted.class)).singleElement()
				.extracting(CourseCompleted::courseSlug).isEqualTo("stars");
	}

	@Test
	void lessonIsCompletedOnlyByTheEnrolled() {
		assertThat(anna.complete("prompting-basics", "welcome")).hasStatus(HttpStatus.FORBIDDEN)
				.bodyJson().extractingPath("$.type").isEqualTo("/problems/enrollment-required");
		assertThat(count("completion")).isZero();
		assertThat(published.of(anna.id(), CourseProgressed.class)).isEmpty();
	}

	@Test
	void listsTheLatestActivityFirst() {
		anna.enroll("prompting-basics");
		anna.enroll("runes");
		anna.enroll("stars");
		anna.complete("prompting-basics", "welcome");
		assertThat(anna.get("/api/courses/enrollments")).hasStatusOk()
				.bodyJson().extractingPath("$.enrollments[*].courseSlug").asArray()
				.containsExactly("prompting-basics", "stars", "runes");
	}

	@Test
	void nobodySeesAnotherLearnersEnrollments() {
		anna.enroll("prompting-basics");
		anna.complete("prompting-basics", "welcome");
		var boris = Learner.with(mvc);
		assertThat(boris.enrollment("prompting-basics")).hasStatus(HttpStatus.NOT_FOUND)
				.bodyJson().extractingPath("$.type").isEqualTo("/problems/not-enrolled");
		assertThat(boris.get("/api/courses/enrollments")).bodyJson().extractingPath("$.enrollments").asArray().isEmpty();
		boris.enroll("prompting-basics");
		assertThat(boris.enrollment("prompting-basics")).bodyJson().extractingPath("$.completedSteps").isEqualTo(0);
	}

	@ParameterizedTest
	@CsvSource({"PUT,/api/courses/prompting-basics/enrollment", "GET,/api/courses/prompting-basics/enrollment",
			"GET,/api/courses/enrollments", "GET,/api/courses/streak",
			"GET,/api/courses/streak?zone=Asia/Omsk", "PUT,/api/courses/prompting-basics/lessons/welcome/completion"})
	void needsALearnersToken(HttpMethod method, String address) {
		var tokens = Tokens.get();
		var id = UUID.randomUUID();
		assertThat(mvc.method(method).uri(address)).hasStatus(HttpStatus.UNAUTHORIZED)
				.bodyJson().extractingPath("$.type").isEqualTo("/problems/unauthorized");
		for (var token : List.of(tokens.expired(id), tokens.forged(id), tokens.forOtherAudience(id),
				tokens.ofOtherIssuer(id), "Bearer nonsense")) {
			assertThat(mvc.method(method).uri(address).header(HttpHeaders.AUTHORIZATION, token))
					.hasStatus(HttpStatus.UNAUTHORIZED);
		}
		assertThat(mvc.method(method).uri(address).header(HttpHeaders.AUTHORIZATION, tokens.with(id, "author")))
				.hasStatus(HttpStatus.FORBIDDEN).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/forbidden");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = {"PUT,unknown/enrollment,course-not-found", "PUT,%FF/enrollment,course-not-found",
			"PUT,'%20or%201=1/enrollment,course-not-found", "GET,unknown/enrollment,not-enrolled",
			"GET,%3Cb%3E/enrollment,not-enrolled", "PUT,unknown/lessons/welcome/completion,lesson-not-found",
			"PUT,prompting-basics/lessons/unknown/completion,lesson-not-found",
			"PUT,prompting-basics/lessons/first-prompt/completion,lesson-not-found",
			"PUT,prompting-basics/lessons/polaris/completion,lesson-not-found",
			"PUT,prompting-basics/lessons/%FF/completion,lesson-not-found"})
	void saysWhatIsNotThere(HttpMethod method, String address, String problem) {
		assertThat(mvc.method(method).uri(URI.create("/api/courses/" + address.replace("'", "%27")))
				.header(HttpHeaders.AUTHORIZATION, Tokens.get().learner(anna.id())))
				.hasStatus(HttpStatus.NOT_FOUND).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/" + problem);
	}

	@Test
	void refusesATooLongSlug() {
		assertThat(anna.enroll("a".repeat(5000))).hasStatus(HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 3})
	void needsTwoStatementsHoweverManyEnrollments(int courses) {
		List.of("prompting-basics", "runes", "stars").subList(0, courses).forEach(anna::enroll);
		assertThat(statements.during(() -> anna.get("/api/courses/enrollments"))).isEqualTo(2);
		assertThat(statements.during(() -> anna.enrollment("prompting-basics"))).isEqualTo(2);
	}

	@Test
	void needsFewStatementsToWrite() {
		assertThat(statements.during(() -> anna.enroll("prompting-basics"))).isLessThanOrEqualTo(10);
		assertThat(statements.during(() -> anna.complete("prompting-basics", "welcome"))).isLessThanOrEqualTo(13);
		assertThat(statements.during(() -> anna.complete("prompting-basics", "welcome"))).isLessThanOrEqualTo(6);
	}

	private int count(String table) {
		return jdbc.sql("select count(*) from " + table + " where learner_id = :learner")
				.param("learner", anna.id()).query(Integer.class).single();
	}
}
