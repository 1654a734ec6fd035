package ru.neuromagic.web.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A course drawn as a constellation on a field of 320 × 160: a star for each step, those that are done are lit and joined.
 * The same slug gives the same sky for ever; the shape tells the level.
 *
 * @param shape how the stars lie
 * @param clouds which of the {@value #CLOUDS} arrangements of nebulae lies behind, from 0
 * @param farDust an SVG path whose points are the small stars behind
 * @param nearDust as {@code farDust}, for the few that are larger
 * @param companions an SVG path of the fine lines to small stars that belong to no step
 */
public record Constellation(Shape shape, int clouds, List<Star> stars, List<Ring> rings, String farDust, String nearDust,
		String companions) {

	/** From an arc for beginners to a spiral for those who have come far; a trail for a quest. */
	public enum Shape {

		ARC, WAVE, WING, SPIRAL, TRAIL;

		public String getCode() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** @param next the star to be lit next, of someone who is on the way */
	public record Star(double x, double y, boolean quest, boolean lit, boolean next) {

		private static final double LESSON = 6.5;

		private static final double QUEST = 9.5;

		/** Half the height of its rays. */
		public double getRadius() {
			return quest ? QUEST : LESSON;
		}

		public String getState() {
			return lit ? "lit" : quest ? "quest" : "lesson";
		}

		/** A star of four rays as an SVG path. */
		public String getRays() {
			double r = getRadius();
			double a = 0.14 * r;
			double b = 0.86 * r;
			return path("M%s %sq%s %s %s %sq%s %s %s %sq%s %s %s %sq%s %s %s %sz", x, y - r, a, b, r, r, -b, a, -r, r, -a,
					-b, -r, -r, b, -a, r, -r);
		}
	}

	/** A circle of the astrolabe behind the stars. */
	public record Ring(double x, double y, double radius) {
	}

	private record Point(double x, double y) {

		double distanceTo(Point other) {
			return Math.hypot(x - other.x, y - other.y);
		}
	}

	private static final int CLOUDS = 6;

	private static final int WIDTH = 320;

	private static final int HEIGHT = 160;

	private static final int MARGIN = 22;

	private static final int MOST_STARS = 40;

	private static final Point[] WING = { new Point(26, 70), new Point(86, 36), new Point(134, 86), new Point(160, 126),
			new Point(186, 86), new Point(234, 36), new Point(294, 70) };

	/** A sky in which nothing is lit yet. */
	public static Constellation of(String slug, Shape shape, int steps) {
		return draw(slug, shape, Collections.nCopies(Math.clamp(steps, 1, MOST_STARS), false),
				Collections.nCopies(MOST_STARS, false), false);
	}

	/** @param underway whether the first step that is not done shall be marked as the next */
	public static Constellation of(String slug, Shape shape, List<Step> steps, Predicate<Step> done, boolean underway) {
		return draw(slug, shape, steps.stream().map(done::test).toList(), steps.stream().map(Step::isQuest).toList(),
				underway);
	}

	/** The sky of a quest: a star for each of its tasks. */
	public static Constellation ofQuest(String slug, List<Boolean> solved) {
		return draw(slug, Shape.TRAIL, solved, Collections.nCopies(solved.size(), true), false);
	}

	private static Constellation draw(String slug, Shape shape, List<Boolean> lit, List<Boolean> quests,
			boolean underway) {
		var random = new Random(slug.hashCode() * 31L + 7);
		List<Point> points = places(shape, lit.size(), random);
		int next = underway ? lit.indexOf(false) : -1;
		var stars = new ArrayList<Star>();
		for (int i = 0; i < points.size(); i++) {
			stars.add(new Star(points.get(i).x(), points.get(i).y(), quests.get(i), lit.get(i), i == next));
		}
		return new Constellation(shape, Math.floorMod(slug.hashCode(), CLOUDS), List.copyOf(stars), rings(shape, random),
				dust(130, random), dust(26, random), companions(points, random));
	}

	private static List<Point> places(Shape shape, int count, Random random) {
		double turn = random.nextDouble();
		var points = new ArrayList<Point>();
		for (int i = 0; i < count; i++) {
			double way = count == 1 ? 0.5 : (double) i / (count - 1);
			Point ideal = switch (shape) {
				case ARC -> new Point(28 + 264 * way, 128 - 92 * Math.sin(way * Math.PI * (0.55 + 0.25 * turn)));
				case WAVE -> new Point(28 + 264 * way, 80 - 46 * Math.sin(2 * Math.PI * (1.15 * way + turn)));
				case TRAIL -> new Point(70 + 180 * way, 80 - 17 * Math.cos(Math.PI * (way * (count - 1) + Math.rint(turn))));
				case WING -> along(WING, way);
				case SPIRAL -> {
					double radius = 0.16 + 0.84 * Math.sqrt(way);
					double angle = 2 * Math.PI * (turn + 1.7 * way);
					yield new Point(160 + 128 * radius * Math.cos(angle), 80 + 58 * radius * Math.sin(angle));
				}
			};
			points.add(settled(ideal, points, Math.min(15, 190.0 / count), random));
		}
		return points;
	}

	/** A little off its ideal place, as stars are, but not upon another. */
	private static Point settled(Point ideal, List<Point> others, double apart, Random random) {
		Point best = ideal;
		double room = -1;
		for (int attempt = 0; attempt < 8 && room < apart; attempt++) {
			var place = new Point(rounded(Math.clamp(ideal.x() + (random.nextDouble() - 0.5) * 15, MARGIN, WIDTH - MARGIN)),
					rounded(Math.clamp(ideal.y() + (random.nextDouble() - 0.5) * 20, MARGIN, HEIGHT - MARGIN)));
			double free = others.stream().mapToDouble(place::distanceTo).min().orElse(Double.MAX_VALUE);
			if (free > room) {
				best = place;
				room = free;
			}
		}
		return best;
	}

	private static Point along(Point[] line, double way) {
		double at = way * (line.length - 1);
		int from = (int) Math.min(at, line.length - 2);
		double rest = at - from;
		return new Point(line[from].x() + (line[from + 1].x() - line[from].x()) * rest,
				line[from].y() + (line[from + 1].y() - line[from].y()) * rest);
	}

	private static List<Ring> rings(Shape shape, Random random) {
		if (shape == Shape.SPIRAL) {
			return List.of(new Ring(160, 80, 34), new Ring(160, 80, 66), new Ring(160, 80, 70), new Ring(160, 80, 128));
		}
		double x = random.nextBoolean() ? rounded(20 + random.nextInt(50)) : rounded(250 + random.nextInt(50));
		double y = rounded(20 + random.nextInt(120));
		double radius = 46 + random.nextInt(30);
		return List.of(new Ring(x, y, radius), new Ring(x, y, radius + 4), new Ring(x, y, radius * 2.1));
	}

	/** Scattered, half of it along a milky way. */
	private static String dust(int grains, Random random) {
		double slope = (random.nextDouble() - 0.5) * 0.7;
		var path = new StringBuilder();
		for (int i = 0; i < grains; i++) {
			double x = random.nextDouble() * WIDTH;
			double y = i % 2 == 0 ? random.nextDouble() * HEIGHT
					: HEIGHT / 2.0 + (x - WIDTH / 2.0) * slope + random.nextGaussian() * 16;
			path.append(path("M%s %sh0", x, y));
		}
		return path.toString();
	}

	private static String companions(List<Point> points, Random random) {
		var path = new StringBuilder();
		for (int i = 0; i < Math.min(4, points.size() / 2); i++) {
			Point from = points.get(random.nextInt(points.size()));
			double angle = random.nextDouble() * 2 * Math.PI;
			double length = 14 + random.nextDouble() * 16;
			double x = Math.clamp(from.x() + length * Math.cos(angle), 6, WIDTH - 6);
			double y = Math.clamp(from.y() + length * Math.sin(angle), 6, HEIGHT - 6);
			path.append(path("M%s %sL%s %s", from.x(), from.y(), x, y));
		}
		return path.toString();
	}

	/** All the stars in the course's order, for an SVG polyline. */
	public String getOutline() {
		return points(stars);
	}

	/** The line through the stars that are lit, as far as they follow each other. */
	public String getPathLit() {
		return points(stars.stream().takeWhile(Star::lit).toList());
	}

	private static String points(List<Star> stars) {
		return stars.stream().map(star -> star.x() + "," + star.y()).collect(Collectors.joining(" "));
	}

	private static String path(String format, double... numbers) {
		Object[] shown = new Object[numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			double number = rounded(numbers[i]);
			shown[i] = number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
		}
		return format.formatted(shown);
	}

	private static double rounded(double number) {
		return Math.rint(number * 10) / 10;
	}
}
