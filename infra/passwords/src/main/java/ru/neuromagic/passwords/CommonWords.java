package ru.neuromagic.passwords;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The words of which passwords are made most often, in folded form; made by {@code list/make.mjs}. */
final class CommonWords {

	private static final Set<String> WORDS = read();

	/** No longer piece of a password is looked up. */
	static final int LONGEST = WORDS.stream().mapToInt(String::length).max().orElse(0);

	private CommonWords() {
	}

	private static Set<String> read() {
		try (InputStream list = CommonWords.class.getResourceAsStream("common-words.txt")) {
			String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
			return new HashSet<>(text.lines().toList());
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	static boolean contains(String word) {
		return WORDS.contains(word);
	}

	static Stream<String> all() {
		return WORDS.stream();
	}

}
