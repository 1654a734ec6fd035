package ru.neuromagic.content.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which of the languages that we speak a visitor prefers, by the header {@code Accept-Language} (RFC 9110, section 12.5.4).
 * A stranger writes this header, so that only its beginning is read, once, from left to right: {@code Locale.lookup} would
 * take time that grows with the cube of a range's length.
 */
public final class AcceptLanguage {

	/** How much of a header is read, in characters; browsers send some 40. */
	public static final int MOST_CHARACTERS = 200;

	/** How many ranges are read. */
	public static final int MOST_RANGES = 8;

	private AcceptLanguage() {
	}

	/**
	 * @param header what the visitor sent, in whatever form
	 * @param spoken two-letter codes in lower case
	 * @return the code with the highest weight, the first one of several; empty if the header names none of them
	 */
	public static Optional<String> best(@Nullable String header, Collection<String> spoken) {
		if (header == null) {
			return Optional.empty();
		}
		String read = header.substring(0, Math.min(header.length(), MOST_CHARACTERS));
		String best = null;
		double highest = 0;
		String[] ranges = read.split(",", MOST_RANGES + 1);
		for (int i = 0; i < Math.min(ranges.length, MOST_RANGES); i++) {
			String range = ranges[i];
			int parameters = range.indexOf(';');
			String tag = ((parameters < 0) ? range : range.substring(0, parameters)).strip();
			int subtags = tag.indexOf('-');
			String language = ((subtags < 0) ? tag : tag.substring(0, subtags)).toLowerCase(Locale.ROOT);
			double weight = (parameters < 0) ? 1 : weight(range.substring(parameters + 1));
			if (weight > highest && spoken.contains(language)) {
				best = language;
				highest = weight;
			}
		}
		return Optional.ofNullable(best);
	}

	/** The value of {@code q=0.8}; 0, which means "not this one", for what is none. */
	private static double weight(String parameter) {
		String text = parameter.strip();
		if (text.length() < 3 || text.length() > 7 || (text.charAt(0) | 0x20) != 'q' || text.charAt(1) != '=') {
			return 0;
		}
		double weight = 0;
		double place = 1;
		for (int i = 2; i < text.length(); i++) {
			char digit = text.charAt(i);
			if (i == 3) {
				if (digit != '.') {
					return 0;
				}
				continue;
			}
			if (digit < '0' || digit > '9') {
				return 0;
			}
			weight += (digit - '0') * place;
			place /= 10;
		}
		return (weight <= 1) ? weight : 0;
	}

}
