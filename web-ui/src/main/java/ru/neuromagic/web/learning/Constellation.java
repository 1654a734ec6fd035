package ru.neuromagic.web.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A course drawn as a constellation on a field of 320 × 140: a star for each step, those that are done are lit and joined.
 * The same slug gives the same sky for ever.
 */
public record Constellation(List<Star> stars, List<Star> dust) {

	private static final int WIDTH = 320;

	private static final int HEIGHT = 140;

	private static final int MARGIN = 24;

	public record Star(int x, int y, boolean lit) {
	}

	/** A sky in which nothing is lit yet. */
	public static Constellation of(String slug, int steps) {
		return of(slug, Collections.nCopies(Math.clamp(steps, 1, 40), false));
	}

	public static Constellation of(String slug, List<Boolean> lit) {
		var random = new Random(slug.hashCode() * 31L + 7);
		var stars = new ArrayList<Star>();
		double gap = lit.size() < 2 ? 0 : (WIDTH - 2.0 * MARGIN) / (lit.size() - 1);
		double wave = 0.8 + random.nextDouble() * 0.7;
		double phase = random.nextDouble() * Math.PI * 2;
		for (int i = 0; i < lit.size(); i++) {
			double x = MARGIN + gap * i + (random.nextDouble() - 0.5) * gap * 0.5;
			double y = HEIGHT / 2.0 + Math.sin(phase + i * wave) * (HEIGHT / 2.0 - MARGIN) * 0.85
					+ (random.nextDouble() - 0.5) * 18;
			stars.add(new Star((int) Math.clamp(x, MARGIN, WIDTH - MARGIN), (int) Math.clamp(y, MARGIN, HEIGHT - MARGIN),
					lit.get(i)));
		}
		var dust = new ArrayList<Star>();
		for (int i = 0; i < 22; i++) {
			dust.add(new Star(random.nextInt(WIDTH), random.nextInt(HEIGHT), i % 5 == 0));
		}
		return new Constellation(List.copyOf(stars), List.copyOf(dust));
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
}
