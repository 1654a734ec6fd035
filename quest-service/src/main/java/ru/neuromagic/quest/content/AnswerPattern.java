package ru.neuromagic.quest.content;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;

import ru.neuromagic.content.text.TypedText;

/**
 * A regular expression that an author wrote for answers. Case, kinds of space and dash and ё/е make no difference; {@code \w},
 * {@code \b} and the like know Cyrillic, which is why this is not RE2.
 * <p>
 * Matching ends after {@value #MAX_STEPS} looks at a character, so that no answer can occupy the service (about 10 ms at
 * worst). Content tests prove that no pattern comes near that limit on hostile texts of full length.
 */
public final class AnswerPattern {

	public static final int MAX_STEPS = 1_000_000;

	private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

	private static final Pattern BACKREFERENCE = Pattern.compile("\\\\(?:[1-9]|k<)");

	/** What may stand before a short answer and be no part of it; {@link #CLOSING} may stand after it. */
	private static final String OPENING = " «‹\"'“”„‚‘’";

	private static final String CLOSING = " »›\"'“”‘’.!?,;";

	/** Brackets, Markdown's emphasis and signs for "about" and "equals". */
	private static final String DECORATION = "([{*_`~≈≃≅∼=";

	private static final String DECORATION_AFTER = ")]}*_`~";

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
			return new AnswerPattern(Pattern.compile(withHyphens(withoutYo(regex)), FLAGS));
		}
		catch (PatternSyntaxException wrong) {
			throw new IllegalArgumentException(wrong.getMessage(), wrong);
		}
	}

	/** As {@link #accepts(String, boolean)} of an answer whose decoration does not count. */
	public boolean accepts(String answer) {
		return accepts(answer, false);
	}

	/**
	 * Whether the whole answer is what the pattern says; spaces inside it, quotes around it and closing punctuation may be
	 * there or not.
	 * @param exact whether brackets, emphasis and signs such as ≈ around the answer belong to it
	 */
	public boolean accepts(String answer, boolean exact) {
		String whole = withoutYo(TypedText.plain(answer));
		String bare = within(whole, OPENING, CLOSING);
		String undecorated = exact ? bare : within(bare, OPENING + DECORATION, CLOSING + DECORATION_AFTER);
		return Stream.of(whole, bare, bare.replace(" ", ""), undecorated, undecorated.replace(" ", ""))
			.distinct()
			.anyMatch(this::matchesWhole);
	}

	/** The text without those characters at its ends. */
	private static String within(String text, String before, String after) {
		int begin = 0;
		int end = text.length();
		while (begin < end && before.indexOf(text.charAt(begin)) >= 0) {
			begin++;
		}
		while (begin < end && after.indexOf(text.charAt(end - 1)) >= 0) {
			end--;
		}
		return text.substring(begin, end);
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
		return withoutYo(TypedText.plain(text));
	}

	private static String normalized(String text) {
		return withoutYo(TypedText.comparable(text));
	}

	/** Answers have one kind of dash, so that an author may write any; escaped, it makes no range in a class. */
	private static String withHyphens(String regex) {
		StringBuilder hyphens = new StringBuilder(regex.length());
		regex.chars().forEach(unit -> hyphens.append((unit != '-' && TypedText.isDash(unit)) ? "\\x2D" : Character.toString(unit)));
		return hyphens.toString();
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
