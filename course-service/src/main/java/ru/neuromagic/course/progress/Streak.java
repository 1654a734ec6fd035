package ru.neuromagic.course.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On how many days in a row a learner has completed something, by the dates of the place where the learner lives.
 *
 * @param days of the streak that a step today continues: it ends today or yesterday; 0 without one
 * @param today whether today counts already
 * @param longest of all streaks there were, in days
 * @param week the last seven days, today at the end
 */
record Streak(int days, boolean today, int longest, List<Day> week) {

	private static final int WEEK = 7;

	/** @param steps completed on it, 0 or more */
	record Day(LocalDate date, int steps) {
	}

	static Streak of(List<Instant> completions, ZoneId zone, Instant now) {
		var steps = new TreeMap<LocalDate, Integer>();
		completions.forEach(at -> steps.merge(LocalDate.ofInstant(at, zone), 1, Integer::sum));
		var today = LocalDate.ofInstant(now, zone);
		var last = steps.containsKey(today) ? today : dayBefore(today, zone);
		return new Streak(endingOn(last, steps, zone), steps.containsKey(today), longest(steps, zone),
				week(today, steps, zone));
	}

	private static int endingOn(LocalDate last, NavigableMap<LocalDate, Integer> steps, ZoneId zone) {
		var days = 0;
		for (var date = last; steps.containsKey(date); date = dayBefore(date, zone)) {
			days++;
		}
		return days;
	}

	private static int longest(NavigableMap<LocalDate, Integer> steps, ZoneId zone) {
		var longest = 0;
		var days = 0;
		@Nullable LocalDate previous = null;
		for (var date : steps.keySet()) {
			days = dayBefore(date, zone).equals(previous) ? days + 1 : 1;
			longest = Math.max(longest, days);
			previous = date;
		}
		return longest;
	}

	private static List<Day> week(LocalDate today, NavigableMap<LocalDate, Integer> steps, ZoneId zone) {
		var week = new ArrayList<Day>();
		for (var date = today; week.size() < WEEK; date = dayBefore(date, zone)) {
			week.addFirst(new Day(date, steps.getOrDefault(date, 0)));
		}
		return List.copyOf(week);
	}

	/** The date that ended when this one began: places that change sides of the date line skip one. */
	private static LocalDate dayBefore(LocalDate date, ZoneId zone) {
		return date.atStartOfDay(zone).minusNanos(1).toLocalDate();
	}
}
