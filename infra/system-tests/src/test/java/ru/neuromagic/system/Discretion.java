package ru.neuromagic.system;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Finds in a text what no log and no trace may say: the secrets and the people of this run by value, others by their form. */
final class Discretion {

	/** Tests say here what they type and see: passwords, codes, addresses, names, cookies. */
	private static final Map<String, String> OF_THE_RUN = new ConcurrentHashMap<>();

	private static final Map<String, Pattern> FORMS = Map.of("an e-mail address",
			Pattern.compile("[A-Za-z0-9._+-]+(@|%40)[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.(org|com|net|ru|local|example)\\b"),
			"a token", Pattern.compile("\\beyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{6,}"),
			"an authorization", Pattern.compile("(?i)\\b(bearer|basic) [A-Za-z0-9._~+/-]{12,}"),
			"a query", Pattern.compile("[?&](code|session_code|state|token|key|login_hint|password|email)=[^&\\s\"]+"),
			"a cookie", Pattern.compile("\\b(SESSION|AUTH_SESSION_ID|KEYCLOAK_IDENTITY|KEYCLOAK_SESSION|KC_RESTART)=[A-Za-z0-9]"));

	private final Map<Pattern, String> words;

	private Discretion(Map<String, String> words) {
		this.words = new LinkedHashMap<>();
		words.forEach((word, what) -> this.words.put(
				Pattern.compile("(?<![\\p{L}\\d_.-])" + Pattern.quote(word) + "(?![\\p{L}\\d_-])"), what));
	}

	/** That of the words that are known, by what they are. */
	static Discretion of(Map<String, String> words) {
		return new Discretion(words);
	}

	/** That of all that the tests have said until now and of the platform's own secrets. */
	static Discretion ofTheRun() {
		Map<String, String> words = new TreeMap<>(OF_THE_RUN);
		var secrets = new Properties();
		try (Reader file = Files.newBufferedReader(Platform.get().data().resolve("secrets.properties"))) {
			secrets.load(file);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		secrets.forEach((name, value) -> words.put(value.toString(), name.toString()));
		return new Discretion(words);
	}

	static void keep(String what, String word) {
		OF_THE_RUN.put(word, what);
	}

	/** What a text gives away, named without repeating it. */
	List<String> breachesIn(String text) {
		List<String> breaches = new ArrayList<>();
		FORMS.forEach((what, form) -> {
			if (form.matcher(text).find()) {
				breaches.add(what);
			}
		});
		this.words.forEach((word, what) -> {
			if (word.matcher(text).find()) {
				breaches.add(what);
			}
		});
		return breaches;
	}

}
