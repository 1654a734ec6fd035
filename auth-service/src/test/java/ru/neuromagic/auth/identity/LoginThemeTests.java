package ru.neuromagic.auth.identity;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of the login theme: its texts in both languages, and what its pages must not carry. */
class LoginThemeTests {

	private static final Path THEME = Path.of("..", "infra", "keycloak", "themes", "neuromagic", "login");

	private static final Path REALM = Path.of("..", "infra", "keycloak", "realm", "neuromagic-realm.json");

	private static final Path SITE = Path.of("..", "web-ui", "src", "main", "resources", "static", "assets");

	/** {@code msg("key")}, and the labels of buttons, which are keys, too. */
	private static final Pattern USED_KEY = Pattern
		.compile("msg\\([\"']([^\"'$]+)[\"']|@(?:buttons\\.)?button(?:Link)?\\s[^>]*\\blabel=\"([^\"]+)\"");

	private static final Pattern USED_TOKEN = Pattern.compile("var\\((--[a-z0-9-]+)\\)");

	private static final Pattern TOKEN = Pattern.compile("(--[a-z0-9-]+): ([^;]+);");

	/** Names of attributes in the realm's user profile: {@code "displayName": "${email}"}, quoted inside of JSON. */
	private static final Pattern PROFILE_KEY = Pattern.compile("displayName\\\\\": \\\\\"\\$\\{([^}]+)}");

	@ParameterizedTest
	@ValueSource(strings = { "ru", "en" })
	void everyTextOfOurPagesIsWritten(String language) {
		assertThat(messages(language).keySet()).containsAll(usedKeys());
	}

	@Test
	void bothLanguagesSayTheSame() {
		assertThat(messages("ru").keySet()).isEqualTo(messages("en").keySet());
		Map<String, String> english = messages("en");
		messages("ru").forEach((key, text) -> assertThat(places(text)).as(key).isEqualTo(places(english.get(key))));
	}

	@Test
	void everyTextIsUsedByUsOrByKeycloak() {
		Set<String> left = new TreeSet<>(messages("ru").keySet());
		left.removeAll(usedKeys());
		left.removeAll(profileKeys());
		left.removeAll(keycloaksKeys());
		left.removeIf(key -> key.startsWith("locale_") || key.startsWith("newPassword-"));
		assertThat(left).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ru", "en" })
	void textsAreCalmAndReadable(String language) {
		messages(language).forEach((key, text) -> {
			assertThat(text).as(key).doesNotContain("!").doesNotContainPattern("(?<!')'(?!')").isNotBlank();
			assertThat(new MessageFormat(text).format(new Object[] { "a", "b", "c", "d" })).as(key).isNotBlank();
		});
	}

	@Test
	void pagesCarryNothingInline() {
		templates().forEach((name, page) -> {
			assertThat(page).as(name)
				.doesNotContainPattern("<script(?![^>]*\\ssrc=)")
				.doesNotContainPattern("\\son[a-z]+\\s*=\\s*\"")
				.doesNotContain("<style", " style=", "javascript:", "pf-v5");
		});
	}

	@Test
	void wearsTheColoursAndTheTypeOfTheSite() throws IOException {
		Map<String, String> ours = tokens(THEME.resolve("resources/css/tokens.css"));
		Map<String, String> theirs = tokens(SITE.resolve("css/tokens.css"));
		Set<String> used = USED_TOKEN.matcher(read(THEME.resolve("resources/css/neuromagic.css")))
			.results()
			.map(match -> match.group(1))
			.filter(theirs::containsKey)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(used).contains("--paper", "--ink", "--action-from");
		assertThat(used).allSatisfy(token -> assertThat(ours).as("web-ui's tokens.css has changed: copy it into the theme")
			.containsEntry(token, theirs.get(token)));
		try (Stream<Path> fonts = Files.list(THEME.resolve("resources/fonts"))) {
			for (Path font : fonts.toList()) {
				assertThat(font).as("the fonts are web-ui's: copy them").hasSameBinaryContentAs(SITE.resolve("fonts").resolve(font.getFileName()));
			}
		}
	}

	private static Set<String> usedKeys() {
		return templates().values()
			.stream()
			.flatMap(page -> USED_KEY.matcher(page).results())
			.map(LoginThemeTests::firstGroup)
			.filter(key -> !key.endsWith("."))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String firstGroup(MatchResult match) {
		return Stream.of(1, 2).map(match::group).filter(group -> group != null).findFirst().orElseThrow();
	}

	private static Set<String> profileKeys() {
		return PROFILE_KEY.matcher(read(REALM)).results().map(match -> match.group(1)).collect(Collectors.toSet());
	}

	private static Set<String> places(String text) {
		return Pattern.compile("\\{\\d").matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
	}

	private static Map<String, String> tokens(Path file) {
		return TOKEN.matcher(read(file)).results().collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
	}

	private static Map<String, String> templates() {
		try (Stream<Path> files = Files.list(THEME)) {
			return files.filter(file -> file.toString().endsWith(".ftl"))
				.collect(Collectors.toMap(file -> file.getFileName().toString(), LoginThemeTests::read));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static Map<String, String> messages(String language) {
		return properties(THEME.resolve("messages/messages_" + language + ".properties"));
	}

	/** What Keycloak, unpacked by the build, says itself. */
	private static Set<String> keycloaksKeys() {
		try (Stream<Path> files = Files.walk(Path.of("target", "keycloak"))) {
			Path jar = files.filter(file -> file.getFileName().toString().matches("org\\.keycloak\\.keycloak-themes-[0-9.]+\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("No Keycloak in target: run the tests by Maven"));
			try (FileSystem content = FileSystems.newFileSystem(jar)) {
				return properties(content.getPath("theme/base/login/messages/messages_en.properties")).keySet();
			}
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static Map<String, String> properties(Path file) {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		Map<String, String> messages = new TreeMap<>();
		properties.forEach((key, text) -> messages.put((String) key, (String) text));
		return messages;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
