package ru.neuromagic.web.learning;

import java.time.LocalDate;
import java.util.List;

/**
 * On how many days in a row the learner completed a step, by the calendar of the learner's own zone.
 *
 * @param days the days of the row that is alive: it ends today, or yesterday when today has no step yet
 * @param today whether today has a step
 * @param longest the longest row ever
 * @param week the last seven days, oldest first, ending today
 */
public record Streak(int days, boolean today, int longest, List<Day> week) {

	public record Day(LocalDate date, int steps) {

		public boolean isLit() {
			return steps > 0;
		}
	}

	/** How long the comet's tail is drawn. */
	public String getLength() {
		if (days == 0) {
			return "none";
		}
		if (days < 3) {
			return "spark";
		}
		if (days < 7) {
			return "short";
		}
		return days < 14 ? "long" : "great";
	}

	/** Whether a step today would lengthen a row that would otherwise end. */
	public boolean isWaiting() {
		return days > 0 && !today;
	}

	public boolean isToday(Day day) {
		return day == week.getLast();
	}
}
