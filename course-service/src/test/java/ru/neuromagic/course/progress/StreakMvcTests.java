package ru.neuromagic.course.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.course.Learner;
import ru.neuromagic.course.StatementCount;
import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.Tokens;

@IntegrationTest
class StreakMvcTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionOperations transactions;

	@Autowired
	Completions completions;

	@Autowired
	StatementCount statements;

	Learner anna;

	@BeforeEach
	void someone() {
		anna = Learner.with(mvc);
	}

	@Test
	void isEmptyAtFirst() {
		var before = LocalDate.now(ZoneOffset.UTC);
		var answer = anna.get("/api/courses/streak");
		assertThat(answer).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private")
				.containsHeader(HttpHeaders.ETAG);
		assertThat(answer).bodyJson().isLenientlyEqualTo("{\"days\": 0, \"today\": false, \"longest\": 0}");
		assertThat(answer).bodyJson().extractingPath("$.week[*].steps").asArray()
				.containsExactly(0, 0, 0, 0, 0, 0, 0);
		assertThat(answer).bodyJson().extractingPath("$.week[6].date").asString()
				.isBetween(before.toString(), LocalDate.now(ZoneOffset.UTC).toString());
	}

	@Test
	void growsWithALessonAndStaysWhenItIsCompletedAgain() {
		var zone = somewhereWithTime();
		completed(1, 2, 3);
		completed(10, 11, 12, 13, 14);
		assertThat(anna.get("/api/courses/streak?zone=" + zone)).bodyJson()
				.isLenientlyEqualTo("{\"days\": 3, \"today\": false, \"longest\": 5}");
		anna.enroll("prompting-basics");
		anna.complete("prompting-basics", "welcome");
		anna.complete("prompting-basics", "welcome");
		var today = LocalDate.now(zone);
		assertThat(anna.get("/api/courses/streak?zone=" + zone)).bodyJson().isStrictlyEqualTo("""
				{"days": 4, "today": true, "longest": 5, "week": [
				 {"date": "%s", "steps": 0}, {"date": "%s", "steps": 0}, {"date": "%s", "steps": 0},
				 {"date": "%s", "steps": 1}, {"date": "%s", "steps": 1}, {"date": "%s", "steps": 1},
				 {"date": "%s", "steps": 1}]}
				""".formatted(today.minusDays(6), today.minusDays(5), today.minusDays(4), today.minusDays(3),
				today.minusDays(2), today.minusDays(1), today));
	}

	@Test
	void isTheLearnersOwn() {
		var zone = somewhereWithTime();
		completed(0, 1);
		assertThat(Learner.with(mvc).get("/api/courses/streak?zone=" + zone)).bodyJson()
				.isLenientlyEqualTo("{\"days\": 0, \"longest\": 0}");
	}

	@ParameterizedTest
	@ValueSource(strings = {"Europe/Kaliningrad", "Asia/Kamchatka", "America/Sao_Paulo", "UTC", "Etc/GMT-14", ""})
	void knowsTheZonesOfTheWorld(String zone) {
		assertThat(anna.get("/api/courses/streak?zone=" + zone)).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = {"Mars/Olympus", "asia/omsk", "+05:00", "UTC+5", "Z", "Asia/Omsk'--", "../etc/passwd", "%00"})
	void refusesAnUnknownZone(String zone) {
		var refused = mvc.get().uri(URI.create("/api/courses/streak?zone=" + zone.replace("+", "%2B").replace("'", "%27")))
				.header(HttpHeaders.AUTHORIZATION, Tokens.get().learner(anna.id())).exchange();
		assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/validation-failed");
		assertThat(refused).bodyJson().extractingPath("$.errors[*].field").asArray().containsExactly("zone");
		assertThat(refused).bodyJson().extractingPath("$.errors[0].code").isEqualTo("time-zone");
	}

	@Test
	void costsOneStatement() {
		completed(0, 1, 2);
		assertThat(statements.during(() -> anna.get("/api/courses/streak"))).isOne();
	}

	@Test
	void readsOnlyTheLearnersOwnCompletionsByTheIndex() {
		var plan = transactions.execute(status -> {
			status.setRollbackOnly();
			jdbc.sql("""
							insert into completion (learner_id, step_key, completed_at)
							select md5((i / 20)::text)::uuid, 'quest:q' || i % 20, now() - i * interval '1 minute'
							  from generate_series(1, 20000) i
							""").update();
			jdbc.sql("analyze completion").update();
			return String.join("\n", jdbc.sql("""
							explain select completed_at from completion
							 where learner_id = :learner order by completed_at desc limit 10000
							""").param("learner", anna.id()).query(String.class).list());
		});
		assertThat(plan).contains("completion_by_time", "Index Cond: (learner_id =").doesNotContain("Seq Scan");
	}

	@Test
	void givesTheLatestTimesFirst() {
		completed(3, 1, 2);
		assertThat(completions.times(anna.id())).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
	}

	/** So that no test runs over midnight. */
	private static ZoneId somewhereWithTime() {
		return ZoneId.of(Instant.now().atOffset(ZoneOffset.UTC).getHour() < 22 ? "UTC" : "Asia/Kamchatka");
	}

	/** A quest on each of the days that many days ago. */
	private void completed(int... daysAgo) {
		for (var days : daysAgo) {
			jdbc.sql("insert into completion (learner_id, step_key, completed_at) values (:learner, :step, :at)")
					.param("learner", anna.id())
					.param("step", "quest:" + UUID.randomUUID())
					.param("at", Instant.now().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
					.update();
		}
	}
}
