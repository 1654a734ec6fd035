package ru.neuromagic.web;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ru.neuromagic.web.layout.Notice;

import static org.assertj.core.api.Assertions.assertThat;

/** Every text exists in both languages, is used, and nothing asks for a text that is not there. */
class MessagesTests {

	private static final Path MAIN = Path.of("src/main");

	private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([a-z0-9.-]+)|#messages\\.msg\\('([a-z0-9.-]+)'|plurals\\.of\\('([a-z0-9.-]+)'|failure\\([^)]*'(form)'");

	private static final Pattern IN_JAVA = Pattern.compile("\"\\{?([a-z]+(?:[.-][a-z0-9]+)*\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*)}?\"");

	/** Keys that are put together while running: what may stand at their end. */
	private static Stream<String> assembled() {
		return Stream.of(Arrays.stream(Notice.values()).map(notice -> "notice." + notice.getCode()),
				Stream.of("beginner", "junior", "middle", "senior").map(level -> "level." + level),
				Stream.of("queued", "retrying", "sent", "failed", "unknown").map(state -> "email." + state),
				Stream.of("unanswered", "saved", "missed", "settled").map(state -> "quest.state." + state),
				Stream.of("question", "problem", "partnership", "other").map(topic -> "contact.topic." + topic),
				Stream.of("saved", "progress", "tries", "hints", "keys", "letters", "everyone", "calm")
					.flatMap(promise -> Stream.of("about.promise." + promise, "about.promise." + promise + "-text")),
				Stream.of("certificates", "deletion", "digest", "telegram").map(later -> "about.later." + later),
				Stream.of("400", "401", "403", "form", "404", "429", "500", "503").flatMap(code -> Stream.of("error." + code + ".title", "error." + code + ".text")))
			.flatMap(keys -> keys);
	}

	@Test
	void bothLanguagesHaveTheSameTexts() {
		assertThat(withoutForms(load("en"))).isEqualTo(withoutForms(load("ru")));
	}

	@Test
	void everyCountedThingHasAllItsForms() {
		assertForms("ru", Set.of("one", "few", "many"));
		assertForms("en", Set.of("one", "other"));
	}

	@Test
	void noTextIsMissingAndNoneIsUnused() {
		Set<String> known = withoutForms(load("ru"));
		Set<String> used = new TreeSet<>(assembled().toList());
		// those of problems are compared by ProblemPagesTests
		known.stream().filter(key -> key.matches("problem\\.[a-z-]+\\.(title|text)")).forEach(used::add);
		read("resources/templates", ".html").forEach(text -> collect(IN_TEMPLATES, text, used));
		read("java", ".java").forEach(text -> {
			Set<String> found = new HashSet<>();
			collect(IN_JAVA, text, found);
			found.stream().filter(key -> known.contains(key) || key.matches("(register|verify|quest|contact|notice|error|count)\\..*"))
				.forEach(used::add);
		});
		assertThat(without(used, known)).as("asked for but missing").isEmpty();
		assertThat(without(known, used)).as("there but unused").isEmpty();
	}

	@Test
	void everyTextIsAPatternThatCanBeFilled() {
		for (String language : new String[] { "ru", "en" }) {
			load(language).forEach((key, text) -> {
				assertThat(text.toString()).as("%s in %s", key, language).isNotBlank().doesNotContain("'");
				assertThat(new MessageFormat(text.toString(), Locale.of(language)).format(new Object[] { 1, 2 })).doesNotContain("{");
			});
		}
	}

	private static Set<String> without(Set<String> some, Set<String> others) {
		var rest = new TreeSet<>(some);
		rest.removeAll(others);
		return rest;
	}

	private static void assertForms(String language, Set<String> forms) {
		Set<String> keys = load(language).stringPropertyNames();
		keys.stream().filter(key -> key.startsWith("count.")).map(key -> key.substring(0, key.lastIndexOf('.'))).distinct()
			.forEach(counted -> assertThat(keys.stream().filter(key -> key.startsWith(counted + "."))
				.map(key -> key.substring(counted.length() + 1))).as(counted).containsExactlyInAnyOrderElementsOf(forms));
	}

	private static Set<String> withoutForms(Properties messages) {
		var keys = new TreeSet<String>();
		messages.stringPropertyNames().forEach(key -> keys.add(key.startsWith("count.") ? key.substring(0, key.lastIndexOf('.')) : key));
		return keys;
	}

	private static void collect(Pattern pattern, String text, Set<String> into) {
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			for (int group = 1; group <= matcher.groupCount(); group++) {
				String key = matcher.group(group);
				if (key != null && key.contains(".")) {
					into.add(key);
				}
			}
		}
	}

	private static Stream<String> read(String folder, String ending) {
		try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
			return files.filter(file -> file.toString().endsWith(ending)).map(MessagesTests::content).toList().stream();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static String content(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static Properties load(String language) {
		var messages = new Properties();
		try (Reader reader = Files.newBufferedReader(MAIN.resolve("resources/messages_" + language + ".properties"))) {
			messages.load(reader);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return messages;
	}
}
