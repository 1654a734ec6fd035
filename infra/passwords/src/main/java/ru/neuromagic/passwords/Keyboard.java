package ru.neuromagic.passwords;

import java.util.HashMap;
import java.util.Map;

/** The keys of a usual keyboard, with the letters that QWERTY and ЙЦУКЕН put on them. */
final class Keyboard {

	private static final String LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

	private static final String CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё";

	private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";

	private static final String UNSHIFTED = "`1234567890-=[]\\;',./";

	/** Each row is half a key to the right of the one above, so that a key touches two above and two below. */
	private static final String[] ROWS = { "`1234567890-=", " qwertyuiop[]\\", " asdfghjkl;'", " zxcvbnm,./" };

	private static final int NO_KEY = -1;

	private static final int ROW = 64;

	private static final Map<Integer, Integer> KEYS = new HashMap<>();

	static {
		for (int row = 0; row < ROWS.length; row++) {
			for (int column = 0; column < ROWS[row].length(); column++) {
				KEYS.put((int) ROWS[row].charAt(column), row * ROW + column);
			}
		}
		KEYS.remove((int) ' ');
	}

	private Keyboard() {
	}

	/** What QWERTY types with the key of a Cyrillic letter; other characters stay. */
	static int latin(int character) {
		return exchanged(character, CYRILLIC, LATIN);
	}

	/** What ЙЦУКЕН types with the key of a Latin letter or sign; other characters stay. */
	static int cyrillic(int character) {
		return exchanged(character, LATIN, CYRILLIC);
	}

	/**
	 * The way from one key to a neighbour, the same number for the same direction.
	 *
	 * @return 0 for the same key, -1 if they are no neighbours
	 */
	static int step(int from, int to) {
		int a = key(from);
		int b = key(to);
		if (a == NO_KEY || b == NO_KEY) {
			return -1;
		}
		return switch (b - a) {
			case 0 -> 0;
			case 1 -> 1;
			case -1 -> 2;
			case ROW -> 3;
			case -ROW -> 4;
			case ROW - 1 -> 5;
			case 1 - ROW -> 6;
			default -> -1;
		};
	}

	private static int key(int character) {
		return KEYS.getOrDefault(exchanged(latin(character), SHIFTED, UNSHIFTED), NO_KEY);
	}

	private static int exchanged(int character, String from, String to) {
		int at = from.indexOf(character);
		return (at < 0) ? character : to.charAt(at);
	}

}
