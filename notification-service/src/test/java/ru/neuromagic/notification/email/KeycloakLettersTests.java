package ru.neuromagic.notification.email;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Keycloak writes its letters itself; this holds them to ours. */
class KeycloakLettersTests {

	private static final Path THEME = Path.of("..", "infra", "keycloak", "themes", "neuromagic", "email");

	@Test
	void keycloaksLettersWearOurStyleSheets() throws IOException {
		List<String> ours = styleSheets(Files.readString(Path.of("src", "main", "resources", "mail", "letter.html")));
		assertThat(ours).hasSizeGreaterThan(2);
		assertThat(styleSheets(Files.readString(THEME.resolve("html/template.ftl")))).isEqualTo(ours);
	}

	private static List<String> styleSheets(String page) {
		return Pattern.compile("<style>.*?</style>", Pattern.DOTALL).matcher(page).results().map(MatchResult::group).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "html", "text" })
	void everyLetterHasItsWordsInBothLanguages(String part) throws IOException {
		Properties ru = messages("ru");
		Properties en = messages("en");
		for (Path template : templates(part)) {
			String text = Files.readString(template);
			String key = text.split("key=\"")[1].split("\"")[0];
			assertThat(List.of(ru, en)).as(key).allSatisfy(messages -> {
				assertThat(messages).containsKeys(key + "Heading", key + "Preheader", key + "Text", key + "Note", key + "Reason");
				assertThat(messages.containsKey(key + "Button")).isEqualTo(text.contains("link=link"));
			});
		}
	}

	@Test
	void bothPartsOfALetterExist() throws IOException {
		assertThat(templates("html").stream().map(Path::getFileName)).isNotEmpty()
			.containsExactlyInAnyOrderElementsOf(templates("text").stream().map(Path::getFileName).toList());
	}

	@Test
	void bothLanguagesSayTheSameThings() throws IOException {
		Properties ru = messages("ru");
		ru.keySet().removeIf(key -> key.toString().startsWith("linkExpirationFormatter."));
		assertThat(messages("en").keySet()).as("English counts as Keycloak does").isEqualTo(ru.keySet());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ru", "en" })
	void messagesAreWellFormed(String language) throws IOException {
		messages(language).forEach((key, pattern) -> assertThat(
				new MessageFormat(pattern.toString(), Locale.of(language)).format(new Object[] { 1, 2, 3 }))
			.as(key.toString())
			.isNotBlank()
			.doesNotContain("{", "}"));
	}

	@ParameterizedTest
	@CsvSource({ "minutes,1,минуту", "minutes,3,минуты", "minutes,5,минут", "minutes,11,минут", "minutes,15,минут",
			"minutes,21,минуту", "minutes,44,минуты", "minutes,59,минут", "hours,12,часов", "hours,21,час", "days,1,день",
			"days,7,дней" })
	void linksSayHowLongTheyAreGood(String unit, int number, String said) throws IOException {
		String pattern = messages("ru").getProperty("linkExpirationFormatter.timePeriodUnit." + unit);
		assertThat(MessageFormat.format(pattern, number)).isEqualTo(said);
	}

	/** Pages and letters take the name from their messages; from the realm it would be the same in every language. */
	@ParameterizedTest
	@CsvSource({ "login,ru,Нейромагия,Neuromagic", "login,en,Neuromagic,Нейромаги", "email,ru,Нейромагия,Neuromagic",
			"email,en,Neuromagic,Нейромаги" })
	void everyLanguageSpellsTheNameInItsLetters(String part, String language, String name, String others) throws IOException {
		Path theme = THEME.resolveSibling(part);
		Properties messages = messages(theme, language);
		assertThat(messages.getProperty("siteName")).isEqualTo(name);
		assertThat(messages.values()).noneMatch(text -> text.toString().contains(others));
		try (Stream<Path> files = Files.walk(theme)) {
			for (Path template : files.filter(file -> file.toString().endsWith(".ftl")).toList()) {
				assertThat(Files.readString(template)).as(template.toString()).doesNotContain(name, others, "realmName", "realm.displayName");
			}
		}
	}

	private static List<Path> templates(String part) throws IOException {
		try (Stream<Path> files = Files.list(THEME.resolve(part))) {
			return files.filter(file -> !file.endsWith("template.ftl")).toList();
		}
	}

	private static Properties messages(String language) throws IOException {
		return messages(THEME, language);
	}

	private static Properties messages(Path theme, String language) throws IOException {
		Properties messages = new Properties();
		try (Reader reader = Files.newBufferedReader(theme.resolve("messages/messages_" + language + ".properties"))) {
			messages.load(reader);
		}
		return messages;
	}

}
