package ru.neuromagic.quest.content;

import java.util.regex.Pattern;

/** Counts words the way a reader does: between spaces, with at least one letter or digit. */
public final class Words {

	private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

	private Words() {
	}

	public static int count(String text) {
		return (int) SPACES.splitAsStream(text).filter(Words::isWord).count();
	}

	private static boolean isWord(String token) {
		return token.codePoints().anyMatch(Character::isLetterOrDigit);
	}

}
