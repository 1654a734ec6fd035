package ru.neuromagic.notification.email;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;

/**
 * The constellation at the top of a letter: the five stars of our mark, of which more shine the further the reader has come.
 * It is drawn with table cells, so that it is there where pictures are not shown.
 */
record Sky(List<Star> stars) {

	/** How far below the top of the constellation each star's centre is, in pixels. */
	private static final int[] DEPTHS = { 56, 14, 40, 52, 12 };

	/** How wide the gap after each star but the last is, in per cent. */
	private static final int[] GAPS = { 18, 25, 17, 22 };

	private static final int LETTER_HALF = 10;

	private static final int WIDTH = 420;

	private static final double HALF_THICKNESS = 0.6;

	private static final double FADE = 0.7;

	static Sky of(Kind kind, Facts facts) {
		return switch (kind) {
			case WELCOME, REGISTRATION_REPEATED -> lit(1);
			case QUEST_COMPLETED -> lit(3);
			case COURSE_COMPLETED -> lit(DEPTHS.length);
			default -> waiting(0);
		};
	}

	/** The last that is lit is news. */
	private static Sky lit(int lit) {
		return draw(lit, number -> (number == lit - 1) ? Light.NEWEST : (number < lit) ? Light.LIT : Light.DIM);
	}

	/** The one after those that are lit is waiting to be. */
	private static Sky waiting(int lit) {
		return draw(lit, number -> (number == lit) ? Light.NEXT : (number < lit) ? Light.LIT : Light.DIM);
	}

	private static Sky draw(int lit, IntFunction<Light> light) {
		return new Sky(IntStream.range(0, DEPTHS.length)
			.mapToObj(number -> new Star(DEPTHS[number] - LETTER_HALF, light.apply(number), line(number, lit)))
			.toList());
	}

	private static @Nullable Line line(int from, int lit) {
		if (from == GAPS.length) {
			return null;
		}
		int start = DEPTHS[from];
		int end = DEPTHS[from + 1];
		return new Line(GAPS[from], Math.min(start, end), Math.abs(start - end), end < start, from + 1 < lit);
	}

	enum Light {

		DIM, NEXT, LIT, NEWEST

	}

	/** @param line to the next star; none from the last */
	record Star(int top, Light light, @Nullable Line line) {
	}

	/**
	 * A diagonal of a box, painted as a gradient across it.
	 *
	 * @param width in per cent of the constellation
	 */
	record Line(int width, int top, int height, boolean rises, boolean lit) {

		/** From full colour to none on each side of the middle, in per cent of the gradient: so thick in boxes of any shape. */
		public String from() {
			return percent(50 - share(HALF_THICKNESS + FADE));
		}

		public String coloured() {
			return percent(50 - share(HALF_THICKNESS));
		}

		public String colouredUntil() {
			return percent(50 + share(HALF_THICKNESS));
		}

		public String until() {
			return percent(50 + share(HALF_THICKNESS + FADE));
		}

		/** The gradient towards a corner is as long as twice the distance of that corner from the diagonal (CSS Images 3). */
		private double share(double pixels) {
			double width = WIDTH * this.width / 100.0;
			double gradient = 2 * width * this.height / Math.hypot(width, this.height);
			return 100 * pixels / gradient;
		}

		private static String percent(double value) {
			return String.format(Locale.ROOT, "%.1f%%", value);
		}

	}

}
