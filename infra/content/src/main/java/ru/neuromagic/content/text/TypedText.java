package ru.neuromagic.content.text;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/**
 * The one reading of what people type, paste and dictate, for every form and every API: normal form C, line feeds as the only
 * line breaks, no spaces of any script at the ends, and nothing that cannot be seen. What looks empty is empty, and what looks
 * alike is the same text. All of it takes time in proportion to the text's length.
 */
public final class TypedText {

	/** As many marks on one letter as the stream-safe text format (UAX 15) has: no script needs more, and sorting more is slow. */
	private static final int MOST_MARKS = 30;

	private static final int WAVING_BLACK_FLAG = 0x1F3F4;

	private static final int CANCEL_TAG = 0xE007F;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private TypedText() {
	}

	/** A name, a subject, a search: one line, its words with one space between them. */
	public static String line(String typed) {
		StringBuilder line = new StringBuilder(typed.length());
		boolean space = false;
		for (int i = 0; i < typed.length();) {
			int character = typed.codePointAt(i);
			i += Character.charCount(character);
			if (isSpace(character) || isLineBreak(character)) {
				space = true;
			}
			else {
				if (space && !line.isEmpty()) {
					line.append(' ');
				}
				space = false;
				line.appendCodePoint(character);
			}
		}
		return visible(line).strip();
	}

	/** A message, a prompt, a note: lines as they were written, without blank ones and spaces before and after the whole. */
	public static String lines(String typed) {
		StringBuilder lines = new StringBuilder(typed.length());
		for (int i = 0; i < typed.length(); i++) {
			char unit = typed.charAt(i);
			if (unit == '\r' && i + 1 < typed.length() && typed.charAt(i + 1) == '\n') {
				continue;
			}
			lines.append(isLineBreak(unit) ? '\n' : unit);
		}
		String visible = visible(lines);
		int begin = 0;
		int end = visible.length();
		while (begin < end && isGap(visible.charAt(begin))) {
			begin++;
		}
		while (begin < end && isGap(visible.charAt(end - 1))) {
			end--;
		}
		return visible.substring(begin, end);
	}

	/**
	 * A number that was read off a mail, such as a code: its digits, of whatever script, as ASCII ones. Spaces, dashes and
	 * full stops between and around them are how people group digits and are left out; anything else stays, so that it is
	 * seen not to be a number.
	 */
	public static String digits(String typed) {
		StringBuilder digits = new StringBuilder();
		typed.codePoints().filter(character -> !isInvisible(character)).forEach(character -> {
			int value = Character.digit(character, 10);
			if (value >= 0) {
				digits.append(value);
			}
			else if (!isSpace(character) && !isLineBreak(character) && !isDash(character) && !isFullStop(character)) {
				digits.appendCodePoint(character);
			}
		});
		return digits.toString();
	}

	/** A short answer for comparing: one line in the form of {@link #comparable}. */
	public static String plain(String typed) {
		return line(comparable(typed));
	}

	/** A text for comparing: in compatibility form, with nothing invisible in it and one kind of dash; lines as they are. */
	public static String comparable(String typed) {
		StringBuilder plain = new StringBuilder(typed.length());
		fewMarks(typed).codePoints()
			.filter(character -> !isInvisible(character) && !isVariationSelector(character))
			.forEach(character -> plain.appendCodePoint(isDash(character) ? '-' : character));
		return Normalizer.normalize(plain, Normalizer.Form.NFKC);
	}

	/** Whether there is nothing to be seen: no text, or only spaces, line breaks and invisible characters of any kind. */
	public static boolean isBlank(@Nullable String text) {
		return text == null || text.codePoints()
			.allMatch(character -> isSpace(character) || isLineBreak(character) || isInvisible(character)
					|| isVariationSelector(character) || Character.isISOControl(character));
	}

	/** Normal form C, without what cannot be seen and is not needed to write what can. */
	private static String visible(CharSequence text) {
		String normal = Normalizer.normalize(fewMarks(text), Normalizer.Form.NFC);
		StringBuilder visible = new StringBuilder(normal.length());
		boolean flag = false;
		int before = 0;
		for (int i = 0; i < normal.length();) {
			int character = normal.codePointAt(i);
			i += Character.charCount(character);
			flag = character == WAVING_BLACK_FLAG || flag && isTag(character);
			if (isFiller(character)) {
				visible.append(' ');
			}
			else if (isVariationSelector(character) ? isVisible(before)
					: !isInvisible(character) || flag || joins(character, before, normal, i)) {
				visible.appendCodePoint(character);
			}
			before = character;
		}
		return visible.toString();
	}

	/** Joiners shape words of several scripts and build one emoji of many: between two letters or signs they belong to the text. */
	private static boolean joins(int character, int before, String text, int next) {
		return (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) && isShaped(before) && next < text.length()
				&& isShaped(text.codePointAt(next));
	}

	/** Writing that joiners act upon: Arabic, the scripts of India and their relatives, emoji and their modifiers. */
	private static boolean isShaped(int character) {
		return isVariationSelector(character) || Character.isEmoji(character) && character > 0x7F
				|| character >= 0x600 && character < 0x1100 && Character.isUnicodeIdentifierPart(character)
						&& !isInvisible(character);
	}

	/** Whether a variation selector has something before it to choose the form of. */
	private static boolean isVisible(int character) {
		return character > ' ' && !isSpace(character) && !isLineBreak(character) && !isInvisible(character)
				&& !isVariationSelector(character);
	}

	/** No letter with more marks than {@link #MOST_MARKS}: to put them in order takes time by the square of their number. */
	private static CharSequence fewMarks(CharSequence text) {
		StringBuilder few = null;
		int marks = 0;
		for (int i = 0; i < text.length();) {
			int character = Character.codePointAt(text, i);
			marks = isMark(character) ? marks + 1 : 0;
			if (marks > MOST_MARKS && few == null) {
				few = new StringBuilder(text.length()).append(text, 0, i);
			}
			if (few != null && marks <= MOST_MARKS) {
				few.appendCodePoint(character);
			}
			i += Character.charCount(character);
		}
		return (few != null) ? few : text;
	}

	private static boolean isMark(int character) {
		int type = Character.getType(character);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.COMBINING_SPACING_MARK;
	}

	/** Spaces of all scripts, the non-breaking ones among them, tabs, and the characters that are drawn as nothing. */
	private static boolean isSpace(int character) {
		return character == '\t' || Character.getType(character) == Character.SPACE_SEPARATOR || isFiller(character);
	}

	/** Letters and patterns that are drawn as an empty place. */
	private static boolean isFiller(int character) {
		return character == 0x3164 || character == 0xFFA0 || character == 0x115F || character == 0x1160 || character == 0x2800;
	}

	/** U+000A and what other systems and word processors have in its place. */
	private static boolean isLineBreak(int character) {
		return character >= 0x0A && character <= 0x0D || character == 0x85 || character == 0x2028 || character == 0x2029;
	}

	private static boolean isGap(char unit) {
		return unit == '\n' || isSpace(unit);
	}

	/** Format characters: zero width, soft hyphens, byte order marks, marks that change the direction of writing, tags. */
	private static boolean isInvisible(int character) {
		return Character.getType(character) == Character.FORMAT || character == 0x34F || character == 0x17B4 || character == 0x17B5
				|| character >= 0x180B && character <= 0x180F || isTag(character);
	}

	private static boolean isTag(int character) {
		return character >= 0xE0000 && character <= CANCEL_TAG;
	}

	private static boolean isVariationSelector(int character) {
		return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
	}

	/** Hyphens, dashes of any width and the minus sign. */
	public static boolean isDash(int character) {
		return Character.getType(character) == Character.DASH_PUNCTUATION || character == 0x2212 || character == 0x2043;
	}

	private static boolean isFullStop(int character) {
		return character == '.' || character == 0x3002 || character == 0xFF0E || character == 0x2024;
	}

}
