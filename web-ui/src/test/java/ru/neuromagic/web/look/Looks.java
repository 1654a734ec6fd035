package ru.neuromagic.web.look;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tells whether two pictures of a page show the same. Pixels differ from one machine to the other, by smoothing and by the
 * compression of the picture; the mean colours of small squares hardly do, and the ground of large ones does not.
 */
final class Looks {

	/** The mean of small squares, in pixels of the pictures: something is or is not there. Edges may be smoothed otherwise. */
	private static final int SMALL = 4;

	/** Of a channel, of 255. */
	private static final double SMALL_TOLERANCE = 30;

	/** The mean of large squares: text has another colour. */
	private static final int LARGE = 32;

	private static final double LARGE_TOLERANCE = 5;

	/** The ground of squares that are hardly more than it: a surface has another colour. */
	private static final int GROUND = 16;

	private static final double GROUND_TOLERANCE = 5;

	/** How far apart the quartiles of a channel are at most, where a square is ground. */
	private static final int CALM = 10;

	/** How far something may lie beside its place: letters are put on whole pixels. */
	private static final int HOP = 1;

	/** How many rows more or less are no other height. */
	private static final int ROWS = 1;

	/** @param differences squares of the pictures that do not show the same */
	record Comparison(boolean otherSize, List<Square> differences) {

		static final Comparison SAME = new Comparison(false, List.of());

		boolean isSame() {
			return !otherSize && differences.isEmpty();
		}
	}

	record Square(int x, int y, int size) {

		Square moved(int byX, int byY) {
			return new Square(x + byX, y + byY, size);
		}
	}

	private Looks() {
	}

	static Comparison compare(BufferedImage before, BufferedImage now) {
		boolean otherSize = before.getWidth() != now.getWidth() || Math.abs(before.getHeight() - now.getHeight()) > ROWS;
		var differences = new ArrayList<Square>();
		compare(before, now, SMALL, Looks::mean, SMALL_TOLERANCE, differences);
		compare(before, now, LARGE, Looks::mean, LARGE_TOLERANCE, differences);
		compare(before, now, GROUND, Looks::ground, GROUND_TOLERANCE, differences);
		return new Comparison(otherSize, differences);
	}

	/** The later picture, pale, with frames around what differs. */
	static BufferedImage mark(BufferedImage now, Comparison comparison) {
		var marked = new BufferedImage(now.getWidth(), now.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = marked.createGraphics();
		pen.drawImage(now, 0, 0, null);
		pen.setColor(new Color(128, 128, 128, 140));
		pen.fillRect(0, 0, now.getWidth(), now.getHeight());
		pen.setColor(Color.MAGENTA);
		for (Square square : comparison.differences()) {
			pen.drawRect(square.x(), square.y(), square.size() - 1, square.size() - 1);
		}
		pen.dispose();
		return marked;
	}

	private static void compare(BufferedImage before, BufferedImage now, int size, ToDoubleFunction<int[]> colour, double tolerance,
			List<Square> differences) {
		int width = Math.min(before.getWidth(), now.getWidth());
		int height = Math.min(before.getHeight(), now.getHeight());
		for (int y = 0; y < height; y += size) {
			for (int x = 0; x < width; x += size) {
				var square = new Square(x, y, size);
				if (!isFoundNearby(before, now, square, colour, tolerance)) {
					differences.add(square);
				}
			}
		}
	}

	private static boolean isFoundNearby(BufferedImage before, BufferedImage now, Square square, ToDoubleFunction<int[]> colour,
			double tolerance) {
		if (difference(before, square, now, square, colour) <= tolerance) {
			return true;
		}
		for (int y = -HOP; y <= HOP; y++) {
			for (int x = -HOP; x <= HOP; x++) {
				if (difference(before, square.moved(x, y), now, square, colour) <= tolerance) {
					return true;
				}
			}
		}
		return false;
	}

	private static double difference(BufferedImage before, Square there, BufferedImage now, Square here, ToDoubleFunction<int[]> colour) {
		double most = 0;
		for (int channel = 0; channel < 3; channel++) {
			double difference = Math.abs(colour.applyAsDouble(values(before, there, channel)) - colour.applyAsDouble(values(now, here, channel)));
			if (difference > most) {
				most = difference;
			}
		}
		return most;
	}

	/** What one channel is in the pixels of a square, as far as it lies in the picture. */
	private static int[] values(BufferedImage picture, Square square, int channel) {
		int left = Math.clamp(square.x(), 0, picture.getWidth() - 1);
		int top = Math.clamp(square.y(), 0, picture.getHeight() - 1);
		int width = Math.min(square.x() + square.size(), picture.getWidth()) - left;
		int height = Math.min(square.y() + square.size(), picture.getHeight()) - top;
		int[] colours = picture.getRGB(left, top, width, height, null, 0, width);
		for (int pixel = 0; pixel < colours.length; pixel++) {
			colours[pixel] = colours[pixel] >> 8 * channel & 0xff;
		}
		return colours;
	}

	private static double mean(int[] values) {
		long sum = 0;
		for (int value : values) {
			sum += value;
		}
		return (double) sum / values.length;
	}

	/** Not a number where there is more than ground. */
	private static double ground(int[] values) {
		Arrays.sort(values);
		return values[values.length * 3 / 4] - values[values.length / 4] <= CALM ? values[values.length / 2] : Double.NaN;
	}
}
