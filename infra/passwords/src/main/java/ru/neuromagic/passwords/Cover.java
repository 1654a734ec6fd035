package ru.neuromagic.passwords;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The cheapest way to put a password together from pieces that are guessed as wholes: words, keyboard walks, sequences,
 * repetitions, numbers. Each piece is worth little, however long; characters that belong to none are worth most. The idea is that
 * of zxcvbn (Wheeler, USENIX Security 2016), with small integers in place of estimates, since only yes or no is asked.
 */
final class Cover {

	static final int SHORTEST_WORD = 3;

	/** Shorter words turn up by chance where a password is read backwards, with other signs or on the other keyboard. */
	private static final int SHORTEST_DISGUISED = 4;

	private static final int LETTER = 2;

	private static final int SIGN = 1;

	private static final int NUMBER = 2;

	private static final int LONG_NUMBER = 4;

	private static final int USUAL_NUMBER = 4;

	private static final int LONGEST_NUMBER = 16;

	private static final int WORD = 4;

	private static final int OWN_WORD = 2;

	private static final int RUN = 2;

	private static final int SHORTEST_RUN = 3;

	private static final int LONGEST_RUN = 32;

	private static final int BENT_WALK = 4;

	private static final int SHORTEST_BENT_WALK = 5;

	private static final int KEYS_A_TURN = 4;

	private static final int LONGEST_PERIOD = 12;

	private static final int WIDEST_STEP = 2;

	/** Six characters that belong to no piece, or three words of a list of thousands. */
	private static final int ENOUGH = 12;

	private final int[] typed;

	private final Map<String, Weakness> own;

	private final int longestWord;

	/** The least that the first characters are worth. */
	private final int[] worth;

	/** Where the last piece of the first characters begins. */
	private final int[] from;

	/** Why that piece is worth little; null for characters that belong to none. */
	private final @Nullable Weakness[] why;

	private Cover(int[] typed, Personal personal) {
		this.typed = typed;
		this.own = personal.words();
		this.longestWord = Math.max(CommonWords.LONGEST, this.own.keySet().stream().mapToInt(String::length).max().orElse(0));
		this.worth = new int[typed.length + 1];
		this.from = new int[typed.length + 1];
		this.why = new @Nullable Weakness[typed.length + 1];
		Arrays.fill(this.worth, 1, typed.length + 1, Integer.MAX_VALUE);
	}

	static Cover of(String password, Personal personal) {
		Cover cover = new Cover(folded(password).codePoints().toArray(), personal);
		cover.build();
		return cover;
	}

	/** What differs only in case, width or the dots of ё is guessed together. */
	static String folded(String text) {
		return text.codePoints()
			.map(Cover::folded)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/** One character for one, so that folding never lengthens: ligatures and the like stay as they are. */
	private static int folded(int character) {
		if (character < 0x80) {
			return Character.toLowerCase(character);
		}
		String compatible = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
		int one = (compatible.codePointCount(0, compatible.length()) == 1) ? compatible.codePointAt(0) : character;
		int small = Character.toLowerCase(one);
		return (small == 'ё') ? 'е' : small;
	}

	private void build() {
		int[][] readings = readings();
		int[] repeated = new int[LONGEST_PERIOD + 1];
		int run = 0;
		int runStep = 0;
		int straight = 0;
		int straightStep = -1;
		int walk = 0;
		int number = 0;
		for (int end = 1; end <= this.typed.length; end++) {
			int last = this.typed[end - 1];
			int before = (end > 1) ? this.typed[end - 2] : 0;
			number = Character.isDigit(last) ? number + 1 : 0;
			character(end, last, number);

			int runWasStep = runStep;
			runStep = (end > 1) ? last - before : 0;
			boolean climbs = Math.abs(runStep) <= WIDEST_STEP && runStep != 0 && Character.isLetterOrDigit(last);
			run = climbs ? ((runStep == runWasStep) ? run + 1 : 2) : 1;
			run(end, run);

			int step = (end > 1) ? Keyboard.step(before, last) : -1;
			straight = (step > 0) ? ((step == straightStep) ? straight + 1 : 2) : 1;
			straightStep = step;
			run(end, straight);
			walk = (step >= 0) ? walk + 1 : 1;
			walk(end, walk);

			for (int period = 1; period <= LONGEST_PERIOD && period < end; period++) {
				repeated[period] = (this.typed[end - 1 - period] == last) ? repeated[period] + 1 : 0;
				if (repeated[period] >= period) {
					offer(end, end - period, 0, Weakness.TOO_REGULAR);
				}
			}
			words(end, readings);
		}
	}

	/** A number is guessed as one: a year, a birthday, a telephone number. */
	private void character(int end, int last, int number) {
		if (number == 0) {
			offer(end, end - 1, isSign(last) ? SIGN : LETTER, null);
		}
		for (int taken = 1; taken <= Math.min(number, LONGEST_NUMBER); taken++) {
			offer(end, end - taken, (taken <= USUAL_NUMBER) ? NUMBER : LONG_NUMBER, null);
		}
	}

	private static boolean isSign(int character) {
		return !Character.isLetter(character) && Character.getType(character) != Character.OTHER_SYMBOL;
	}

	private void run(int end, int length) {
		for (int taken = SHORTEST_RUN; taken <= Math.min(length, LONGEST_RUN); taken++) {
			offer(end, end - taken, RUN, Weakness.TOO_REGULAR);
		}
	}

	/** Each turn is a choice. */
	private void walk(int end, int length) {
		for (int taken = SHORTEST_BENT_WALK; taken <= Math.min(length, LONGEST_RUN); taken++) {
			offer(end, end - taken, BENT_WALK + taken / KEYS_A_TURN, Weakness.TOO_REGULAR);
		}
	}

	/** As typed, with the signs that stand for letters, and on the other keyboard: each character of a reading is one of the password. */
	private int[][] readings() {
		return new int[][] { this.typed, Arrays.stream(this.typed).map(character -> meant(character, 'i')).toArray(),
				Arrays.stream(this.typed).map(character -> meant(character, 'l')).toArray(),
				Arrays.stream(this.typed).map(Keyboard::latin).toArray(),
				Arrays.stream(this.typed).map(character -> (Keyboard.cyrillic(character) == 'ё') ? 'е' : Keyboard.cyrillic(character))
					.toArray() };
	}

	private static int meant(int character, int one) {
		return switch (character) {
			case '0' -> 'o';
			case '1', '!', '|' -> one;
			case '3' -> 'e';
			case '4', '@' -> 'a';
			case '5', '$' -> 's';
			case '7', '+' -> 't';
			case '8' -> 'b';
			case '9' -> 'g';
			default -> character;
		};
	}

	private void words(int end, int[][] readings) {
		for (int length = SHORTEST_WORD; length <= Math.min(end, this.longestWord); length++) {
			for (int reading = 0; reading < readings.length; reading++) {
				if (reading == 0 || (length >= SHORTEST_DISGUISED && differs(readings[reading], end, length))) {
					word(end, length, new String(readings[reading], end - length, length));
				}
			}
			if (length >= SHORTEST_DISGUISED) {
				word(end, length, new StringBuilder(new String(this.typed, end - length, length)).reverse().toString());
			}
		}
	}

	private boolean differs(int[] reading, int end, int length) {
		return !Arrays.equals(reading, end - length, end, this.typed, end - length, end);
	}

	private void word(int end, int length, String word) {
		Weakness owned = this.own.get(word);
		if (owned != null) {
			offer(end, end - length, OWN_WORD, owned);
		}
		else if (CommonWords.contains(word)) {
			offer(end, end - length, WORD, Weakness.TOO_COMMON);
		}
	}

	private void offer(int end, int start, int worth, @Nullable Weakness weakness) {
		if (this.worth[start] + worth < this.worth[end]) {
			this.worth[end] = this.worth[start] + worth;
			this.from[end] = start;
			this.why[end] = weakness;
		}
	}

	Optional<Weakness> weakness() {
		if (Arrays.stream(this.typed).allMatch(Cover::isSign)) {
			return Optional.of(Arrays.stream(this.typed).anyMatch(Character::isDigit) ? Weakness.ONLY_DIGITS : Weakness.TOO_REGULAR);
		}
		return (this.worth[this.typed.length] < ENOUGH) ? Optional.of(mostTelling()) : Optional.empty();
	}

	/** The reasons stand in the order in which they tell more. */
	private Weakness mostTelling() {
		Weakness telling = Weakness.TOO_REGULAR;
		boolean common = false;
		for (int end = this.typed.length; end > 0; end = this.from[end]) {
			Weakness weakness = this.why[end];
			common |= weakness == Weakness.TOO_COMMON;
			if (weakness != null && weakness.compareTo(Weakness.TOO_REGULAR) > 0
					&& (telling == Weakness.TOO_REGULAR || weakness.compareTo(telling) < 0)) {
				telling = weakness;
			}
		}
		return (telling == Weakness.TOO_REGULAR && common) ? Weakness.TOO_COMMON : telling;
	}

}
