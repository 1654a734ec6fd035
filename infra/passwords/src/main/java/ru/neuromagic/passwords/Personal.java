package ru.neuromagic.passwords;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody who knows the owner or the site tries first. */
final class Personal {

	/** What is longer than any name or address is cut off, so that it costs no more. */
	private static final int MAX_READ = 320;

	/** Longer ones are still known by their parts. */
	private static final int LONGEST_WORD = 64;

	private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

	private static final String[] SITE = { "neuromagic", "neuro-magic", "нейромагия", "нейро-магия", "neiromagia", "neuro", "нейро" };

	private static final String[] TRANSLITERATED = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya"
		.replace("-", "").split(" ", -1);

	private final Map<String, Weakness> words = new HashMap<>();

	private Personal() {
	}

	static Personal of(String email, String name) {
		Personal personal = new Personal();
		for (String word : SITE) {
			personal.words.put(word, Weakness.CONTAINS_SITE);
		}
		personal.addEach(name, Weakness.CONTAINS_NAME);
		String address = read(email);
		String local = address.substring(0, Math.max(0, address.indexOf('@')));
		personal.add(address, Weakness.CONTAINS_EMAIL);
		personal.add(local, Weakness.CONTAINS_EMAIL);
		personal.addEach(address, Weakness.CONTAINS_EMAIL);
		return personal;
	}

	private static String read(String text) {
		return Cover.folded(PasswordRule.normalized((text.length() > MAX_READ) ? text.substring(0, MAX_READ) : text));
	}

	private void addEach(String text, Weakness weakness) {
		for (String word : NO_LETTERS.split(read(text))) {
			add(word, weakness);
			add(transliterated(word), weakness);
		}
	}

	private void add(String word, Weakness weakness) {
		if (word.length() >= Cover.SHORTEST_WORD && word.length() <= LONGEST_WORD) {
			this.words.put(word, weakness);
		}
	}

	private static String transliterated(String word) {
		StringBuilder latin = new StringBuilder();
		for (char letter : word.toCharArray()) {
			if (letter >= 'а' && letter <= 'я') {
				latin.append(TRANSLITERATED[letter - 'а']);
			}
			else {
				latin.append(letter);
			}
		}
		return latin.toString();
	}

	Map<String, Weakness> words() {
		return this.words;
	}

}
