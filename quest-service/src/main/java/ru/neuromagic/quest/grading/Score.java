package ru.neuromagic.quest.grading;

/**
 * Points of one try at a task, by the rules that the README states: the task's points times the share of a full answer
 * times the factor of the try, rounded half up, less the price of a hint, and never below zero.
 *
 * @param points 0 to {@code max}
 * @param max the task's points
 */
public record Score(int points, int max) {

	/** How often a task may be tried. */
	public static final int TRIES = 3;

	/** After this many misses a hint costs nothing. */
	public static final int MISSES_TO_FREE_HINT = 2;

	private static final int[] FACTOR_PERCENT = { 100, 70, 40 };

	private static final int HINT_PERCENT = 20;

	public Score {
		if (points < 0 || points > max) {
			throw new IllegalArgumentException("%d of %d points".formatted(points, max));
		}
	}

	/**
	 * @param taskPoints what a full answer at the first try earns
	 * @param number of the try, 1 to {@link #TRIES}
	 * @param hintCost points that a hint took before
	 */
	public static Score of(int taskPoints, Share share, int number, int hintCost) {
		long earned = (long) taskPoints * share.basisPoints() * FACTOR_PERCENT[number - 1];
		return new Score(Math.max(0, rounded(earned, Share.WHOLE * 100L) - hintCost), taskPoints);
	}

	/** The most points that the try of that number can earn: a full answer's. */
	public static int most(int taskPoints, int number, int hintCost) {
		return of(taskPoints, Share.FULL, number, hintCost).points();
	}

	/** Points that a hint takes before it is offered. */
	public static int hintCost(int taskPoints) {
		return rounded((long) taskPoints * HINT_PERCENT, 100);
	}

	private static int rounded(long part, long whole) {
		return Math.toIntExact((part + whole / 2) / whole);
	}

}
