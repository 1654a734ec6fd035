package ru.neuromagic.course.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ru.neuromagic.course.progress.Streak.Day;

class StreakTests {

	static final ZoneId UTC = ZoneId.of("UTC");

	static final ZoneId KALININGRAD = ZoneId.of("Europe/Kaliningrad");

	static final ZoneId KAMCHATKA = ZoneId.of("Asia/Kamchatka");

	static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	@Test
	void isNothingForWhoHasCompletedNothing() {
		var streak = Streak.of(List.of(), UTC, NOON);
		assertThat(streak.days()).isZero();
		assertThat(streak.today()).isFalse();
		assertThat(streak.longest()).isZero();
		assertThat(streak.week()).extracting(Day::date).containsExactly(dates("2026-11-17", 7));
		assertThat(streak.week()).extracting(Day::steps).containsOnly(0);
	}

	@Test
	void beginsWithTheFirstStep() {
		assertStreak(Streak.of(List.of(NOON), UTC, NOON), 1, true, 1);
	}

	@Test
	void countsDaysAndNotSteps() {
		var streak = Streak.of(at("2026-11-23T00:00:00Z", "2026-11-23T11:59:59Z", "2026-11-22T23:59:59.999Z",
				"2026-11-21T15:00:00Z", "2026-11-21T16:00:00Z", "2026-11-21T17:00:00Z"), UTC, NOON);
		assertStreak(streak, 3, true, 3);
		assertThat(streak.week()).extracting(Day::steps).containsExactly(0, 0, 0, 0, 3, 1, 2);
	}

	@Test
	void livesUntilTheEndOfTheDayAfter() {
		var completions = at("2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z");
		assertStreak(Streak.of(completions, UTC, Instant.parse("2026-11-22T10:00:00Z")), 2, true, 2);
		assertStreak(Streak.of(completions, UTC, Instant.parse("2026-11-23T23:59:59.999Z")), 2, false, 2);
		assertStreak(Streak.of(completions, UTC, Instant.parse("2026-11-24T00:00:00Z")), 0, false, 2);
	}

	@Test
	void remembersTheLongest() {
		var completions = new ArrayList<Instant>();
		completions.addAll(daily("2026-11-22T09:00:00Z", 2));
		completions.addAll(daily("2026-10-01T09:00:00Z", 9));
		completions.addAll(daily("2026-09-01T09:00:00Z", 4));
		assertStreak(Streak.of(completions, UTC, NOON), 2, true, 9);
	}

	@Test
	void canBeTheLongestItself() {
		assertStreak(Streak.of(daily("2025-11-24T09:00:00Z", 365), UTC, NOON), 365, true, 365);
	}

	@Test
	void doesNotMindTheOrder() {
		var completions = daily("2026-11-19T09:00:00Z", 5);
		assertThat(Streak.of(completions.reversed(), UTC, NOON)).isEqualTo(Streak.of(completions, UTC, NOON));
	}

	/** One evening in Kaliningrad is the next morning in Kamchatka, ten hours on. */
	@Test
	void isOfThePlaceWhereTheLearnerLives() {
		var completions = at("2026-11-21T21:59:59Z", "2026-11-22T11:59:59Z");
		var now = Instant.parse("2026-11-22T12:00:00Z");
		var west = Streak.of(completions, KALININGRAD, now);
		assertStreak(west, 2, true, 2);
		assertThat(west.week().getLast()).isEqualTo(day("2026-11-22", 1));
		assertThat(west.week().get(5)).isEqualTo(day("2026-11-21", 1));
		var east = Streak.of(completions, KAMCHATKA, now);
		assertStreak(east, 1, false, 1);
		assertThat(east.week().getLast()).isEqualTo(day("2026-11-23", 0));
		assertThat(east.week().get(5)).isEqualTo(day("2026-11-22", 2));
	}

	@ParameterizedTest
	@CsvSource({"Europe/Kaliningrad,2026-11-22T21:59:59.999Z,2026-11-22T22:00:00Z",
			"Europe/Moscow,2026-11-22T20:59:59.999Z,2026-11-22T21:00:00Z",
			"Asia/Yekaterinburg,2026-11-22T18:59:59.999Z,2026-11-22T19:00:00Z",
			"Asia/Kamchatka,2026-11-22T11:59:59.999Z,2026-11-22T12:00:00Z",
			"Asia/Kathmandu,2026-11-22T18:14:59.999Z,2026-11-22T18:15:00Z",
			"Pacific/Kiritimati,2026-11-22T09:59:59.999Z,2026-11-22T10:00:00Z",
			"Pacific/Pago_Pago,2026-11-23T10:59:59.999Z,2026-11-23T11:00:00Z"})
	void theDayEndsAtMidnightThere(ZoneId zone, Instant late, Instant early) {
		var streak = Streak.of(List.of(early, late), zone, early);
		assertStreak(streak, 2, true, 2);
		assertThat(streak.week().subList(5, 7)).containsExactly(day("2026-11-22", 1), day("2026-11-23", 1));
	}

	/** A step shortly before midnight and one shortly after the next: 23 hours on, or 25, and still the next day. */
	@ParameterizedTest
	@ValueSource(strings = {"2026-03-29", "2026-10-25", "2026-11-23"})
	void daysOfTwentyThreeAndTwentyFiveHoursAreDays(LocalDate changing) {
		var completions = Stream.of(changing.minusDays(1).atTime(23, 59, 59), changing.atTime(0, 0),
						changing.atTime(23, 59, 59), changing.plusDays(1).atStartOfDay())
				.map(time -> time.atZone(BERLIN).toInstant()).toList();
		var streak = Streak.of(completions, BERLIN, completions.getLast());
		assertStreak(streak, 3, true, 3);
		assertThat(streak.week()).extracting(Day::steps).containsExactly(0, 0, 0, 0, 1, 2, 1);
		assertThat(streak.week()).extracting(Day::date)
				.containsExactly(dates(changing.minusDays(5).toString(), 7));
	}

	/** The second 02:30 of that night, and clocks that are set at midnight itself. */
	@Test
	void hoursThatComeTwiceOrNeverBelongToTheirDay() {
		var second = LocalDateTime.parse("2026-10-25T02:30").atZone(BERLIN).withLaterOffsetAtOverlap().toInstant();
		assertThat(Streak.of(List.of(second), BERLIN, second).week().getLast()).isEqualTo(day("2026-10-25", 1));
		var cairo = ZoneId.of("Africa/Cairo");
		var completions = at("2026-04-23T21:59:59Z", "2026-04-23T22:00:00Z");
		var streak = Streak.of(completions, cairo, completions.getLast());
		assertStreak(streak, 2, true, 2);
		assertThat(streak.week()).extracting(Day::date).containsExactly(dates("2026-04-18", 7));
	}

	/** Samoa went from the 29th to the 31st of December 2011. */
	@Test
	void aDateThatAPlaceNeverHadBreaksNothing() {
		var apia = ZoneId.of("Pacific/Apia");
		var completions = Stream.of("2011-12-28T12:00", "2011-12-29T12:00", "2011-12-31T12:00")
				.map(time -> LocalDateTime.parse(time).atZone(apia).toInstant()).toList();
		var streak = Streak.of(completions, apia, completions.getLast());
		assertStreak(streak, 3, true, 3);
		assertThat(streak.week()).extracting(day -> day.date().getDayOfMonth())
				.containsExactly(24, 25, 26, 27, 28, 29, 31);
	}

	/** A quest's time is of another machine's clock. */
	@Test
	void aStepAheadOfTheClockDoesNoHarm() {
		assertStreak(Streak.of(at("2026-11-24T00:00:00.005Z", "2026-11-23T10:00:00Z"), UTC,
				Instant.parse("2026-11-23T23:59:59.999Z")), 1, true, 2);
	}

	private static void assertStreak(Streak streak, int days, boolean today, int longest) {
		assertThat(streak.days()).as("days").isEqualTo(days);
		assertThat(streak.today()).as("today").isEqualTo(today);
		assertThat(streak.longest()).as("longest").isEqualTo(longest);
		assertThat(streak.week()).hasSize(7);
	}

	private static Day day(String date, int steps) {
		return new Day(LocalDate.parse(date), steps);
	}

	private static LocalDate[] dates(String first, int days) {
		return LocalDate.parse(first).datesUntil(LocalDate.parse(first).plusDays(days)).toArray(LocalDate[]::new);
	}

	private static List<Instant> at(String... times) {
		return Stream.of(times).map(Instant::parse).toList();
	}

	private static List<Instant> daily(String first, int days) {
		return IntStream.range(0, days).mapToObj(day -> Instant.parse(first).plusSeconds(86_400L * day)).toList();
	}
}
