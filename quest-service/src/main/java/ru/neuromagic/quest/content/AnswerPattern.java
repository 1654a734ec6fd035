package ru.neuromagic.quest.content;

import java.text.Normalizer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A regular expression that an author wrote for answers. Case, kinds of space and ё/е make no difference; {@code \w},
 * {@code \b} and the like know Cyrillic, which is why this is not RE2.
 * <p>
 * Matching ends after {@value #MAX_STEPS} looks at a character, so that no answer can occupy the service (about 10 ms at
 * worst). Content tests prove that no pattern comes near that limit on hostile texts of full length.
 */
public final class AnswerPattern {

	public static final int MAX_STEPS = 1_000_000;

	private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

	private static final Pattern BACKREFERENCE = Pattern.compile("\\\\(?:[1-9]|k<)");

	private final Pattern pattern;

	private AnswerPattern(Pattern pattern) {
		this.pattern = pattern;
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static AnswerPattern of(String regex) {
		if (regex.isBlank()) {
			throw new IllegalArgumentException("the pattern is blank");
		}
		if (BACKREFERENCE.matcher(regex).find()) {
			throw new IllegalArgumentException("back references may take for ever: " + regex);
		}
		try {
			return new AnswerPattern(Pattern.compile(withoutYo(regex), FLAGS));
		}
		catch (PatternSyntaxException wrong) {
			throw new IllegalArgumentException(wrong.getMessage(), wrong);
		}
	}

	/** Whether the whole answer is what the pattern says; spaces inside it and closing punctuation may be there or not. */
	public boolean accepts(String answer) {
		String bare = oneLine(answer).replaceAll("^[«\"'“„]+|[»\"'”.!?,;]+$", "").strip();
		return Stream.of(oneLine(answer), bare, bare.replace(" ", "")).distinct().anyMatch(this::matchesWhole);
	}

	/** Whether the pattern stands somewhere in the answer, as typed or with line breaks and runs of spaces read as one. */
	public boolean foundIn(String answer) {
		return Stream.of(normalized(answer), oneLine(answer)).distinct().anyMatch(this::matchesSomewhere);
	}

	private boolean matchesWhole(String text) {
		return matches(new Metered(text), Matcher::matches);
	}

	private boolean matchesSomewhere(String text) {
		return matches(new Metered(text), Matcher::find);
	}

	private boolean matches(Metered text, Predicate<Matcher> way) {
		try {
			return way.test(this.pattern.matcher(text));
		}
		catch (OutOfSteps | StackOverflowError tooMuch) {
			// the engine recurses per repetition: deep recursion is the same refusal as too many steps
			text.steps = MAX_STEPS;
			return false;
		}
	}

	/** How many looks at a character the text costs, in the worse of both ways; {@link #MAX_STEPS} means "cut off". */
	public int steps(String text) {
		var whole = new Metered(normalized(text));
		var somewhere = new Metered(normalized(text));
		matches(whole, Matcher::matches);
		matches(somewhere, Matcher::find);
		return Math.max(whole.steps, somewhere.steps);
	}

	private static String oneLine(String text) {
		return normalized(text).replaceAll("\\s+", " ").strip();
	}

	private static String normalized(String text) {
		return withoutYo(Normalizer.normalize(text, Normalizer.Form.NFKC));
	}

	private static String withoutYo(String text) {
		return text.replace('ё', 'е').replace('Ё', 'Е');
	}

	@Override
	public String toString() {
		return this.pattern.pattern();
	}

	private static final class OutOfSteps extends RuntimeException {

		OutOfSteps() {
			super("too many steps", null, false, false);
		}

	}

	/** A text that counts how often it is looked at. */
	private static final class Metered implements CharSequence {

		private final String text;

		private int steps;

		Metered(String text) {
			this.text = text;
		}

		@Override
		public char charAt(int index) {
			if (++this.steps > MAX_STEPS) {
				throw new OutOfSteps();
			}
			return this.text.charAt(index);
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
