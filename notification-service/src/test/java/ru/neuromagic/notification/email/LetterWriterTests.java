package ru.neuromagic.notification.email;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import ru.neuromagic.notification.email.Sky.Light;
import ru.neuromagic.notification.notification.Facts;
import ru.neuromagic.notification.notification.Kind;
import ru.neuromagic.notification.notification.Medium;
import ru.neuromagic.notification.notification.Texts;
import ru.neuromagic.notification.recipient.EmailAddress;
import ru.neuromagic.notification.recipient.Language;
import ru.neuromagic.notification.recipient.Mailbox;
import ru.neuromagic.notification.recipient.PersonName;

import static org.assertj.core.api.Assertions.assertThat;

class LetterWriterTests {

	private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

	/** Every letter as it is sent, for looking at. */
	private static final Path GALLERY = Path.of("target", "letters");

	private static final String TOKEN = "q0Zf3hVnB1yTg7KxLw2RmD8sPjUe5AcN";

	private final LetterWriter writer = new LetterWriter(new Texts(), site(""));

	static Stream<Arguments> letters() {
		return Stream.of(Kind.values())
			.filter(kind -> kind.travelsBy(Medium.EMAIL) && kind != Kind.CONTACT_MESSAGE)
			.flatMap(kind -> Stream.of(Language.values()).map(language -> Arguments.of(kind, language)));
	}

	@ParameterizedTest
	@MethodSource("letters")
	void everyKindIsWrittenInEveryLanguage(Kind kind, Language language) throws IOException {
		Letter letter = this.writer.write(email(kind, language, "Анна Чехова", facts(true)), kind.group().isPresent() ? TOKEN : null, NOW);
		Files.createDirectories(GALLERY);
		Path file = GALLERY.resolve(kind.wireName() + "." + language.tag());
		Files.writeString(Path.of(file + ".html"), letter.html());
		Files.writeString(Path.of(file + ".txt"), "Subject: " + letter.subject() + "\n\n" + letter.text());
		assertThat(letter.subject()).isNotBlank().doesNotContain("042117").doesNotContain("{", "}");
		assertThat(letter.html()).contains("<html lang=\"" + language.tag() + "\"")
			.doesNotContain(" th:", "<th:", "${", "{site}", "{name}");
		assertThat(letter.text()).doesNotContain("[(", "[#", "{site}", "{name}", "<").doesNotContain("\n\n\n");
		for (String part : new String[] { letter.html(), letter.text() }) {
			assertThat(part).contains("Анна Чехова", "https://neuro-magic.ru/", "hello@neuro-magic.ru",
					(language == Language.RU) ? "Нейромагия" : "Neuromagic")
				.doesNotContain((language == Language.RU) ? "Neuromagic" : "Нейромаги");
		}
	}

	@ParameterizedTest
	@MethodSource("letters")
	void letterIsWholeWithoutLoadingAnything(Kind kind, Language language) {
		String html = this.writer.write(email(kind, language, "Анна Чехова", facts(true)), null, NOW).html();
		assertThat(html).doesNotContain("<img", "src=", "url(", "@import", "<link", "<script");
		assertThat(html).as("both themes").contains("<meta name=\"color-scheme\" content=\"light dark\">", "prefers-color-scheme: dark");
		assertThat(html).as("Outlook").contains("<!--[if mso]>", "bgcolor=\"#0e0b18\"");
		assertThat(html.getBytes(StandardCharsets.UTF_8)).as("Gmail cuts off after 102 KB").hasSizeLessThan(40_000);
	}

	@Test
	void skyShowsHowFarTheReaderHasCome() {
		assertThat(lights(Kind.VERIFICATION_CODE, Facts.NONE)).containsExactly(Light.NEXT, Light.DIM, Light.DIM, Light.DIM,
				Light.DIM);
		assertThat(lights(Kind.WELCOME, Facts.NONE)).startsWith(Light.NEWEST, Light.DIM);
		assertThat(lights(Kind.QUEST_COMPLETED, facts(true))).startsWith(Light.LIT, Light.LIT, Light.NEWEST, Light.DIM);
		assertThat(lights(Kind.COURSE_COMPLETED, facts(true))).containsExactly(Light.LIT, Light.LIT, Light.LIT, Light.LIT,
				Light.NEWEST);
	}

	private static List<Light> lights(Kind kind, Facts facts) {
		return Sky.of(kind, facts).stars().stream().map(Sky.Star::light).toList();
	}

	@ParameterizedTest
	@CsvSource({ "0, 100, 0", "9, 100, 0", "10, 100, 1", "99, 100, 9", "100, 100, 10", "7, 9, 7", "120, 100, 10", "0, 0, 0" })
	void aStarForEachWholeTenth(int score, int most, int lit) {
		Facts facts = facts(true).with("score", score).with("maxScore", most);
		assertThat(this.writer.write(email(Kind.QUEST_COMPLETED, Language.RU, "Анна", facts), null, NOW).text())
			.contains(("✦ ".repeat(lit) + "· ".repeat(10 - lit)).strip() + "\n");
	}

	@Test
	void linksBeginWithThePublicAddress() {
		Letter letter = this.writer.write(email(Kind.QUEST_COMPLETED, Language.EN, "Ann", facts(true)), null, NOW);
		assertThat(letter.html()).contains("href=\"https://neuro-magic.ru/quest/first-prompt?lang=en\"");
		assertThat(letter.text()).contains(":\nhttps://neuro-magic.ru/quest/first-prompt?lang=en\n");
	}

	@ParameterizedTest
	@CsvSource({ "QUEST_COMPLETED, RU, Не присылать писем о квестах", "COURSE_COMPLETED, EN, Stop e-mails about courses" })
	void whatCanBeDeclinedSaysHow(Kind kind, Language language, String said) {
		Letter letter = this.writer.write(email(kind, language, "Анна", facts(true)), TOKEN, NOW);
		String chosen = (language == Language.RU) ? "" : "?lang=en";
		String url = "https://neuro-magic.ru/unsubscribe/" + TOKEN + chosen;
		assertThat(letter.unsubscribeUrl()).isEqualTo(url);
		assertThat(letter.html()).contains("href=\"" + url + "\"", ">" + said + "<",
				"href=\"https://neuro-magic.ru/notifications/settings" + chosen + "\"");
		assertThat(letter.text()).contains(said + ":\n" + url + "\n", ":\nhttps://neuro-magic.ru/notifications/settings" + chosen + "\n");
	}

	@ParameterizedTest
	@EnumSource(names = { "WELCOME", "VERIFICATION_CODE", "REGISTRATION_REPEATED" })
	void whatConcernsTheAccountCannotBeDeclined(Kind kind) {
		Letter letter = this.writer.write(email(kind, Language.RU, "Анна", Facts.NONE), null, NOW);
		assertThat(kind.group()).isEmpty();
		assertThat(letter.unsubscribeUrl()).isNull();
		assertThat(letter.html() + letter.text()).doesNotContain("unsubscribe", "/notifications/settings", "Не присылать");
	}

	@Test
	void siteNameOfTheSettingsWins() {
		Letter letter = new LetterWriter(new Texts(), site("Академия")).write(email(Kind.WELCOME, Language.EN, "Ann", Facts.NONE), null,
				NOW);
		assertThat(letter.subject()).isEqualTo("Академия: your e-mail is confirmed");
	}

	@ParameterizedTest
	@CsvSource({ "PT15M, ещё 15 минут.", "PT14M40S, ещё 15 минут.", "PT14M20S, ещё 14 минут.", "PT3M, ещё 3 минуты.",
			"PT1M, ещё 1 минуту.", "PT5S, ещё 1 минуту." })
	void codeSaysHowLongItIsGood(Duration left, String said) {
		OutgoingEmail email = email(Kind.VERIFICATION_CODE, Language.RU, "Анна", Facts.NONE);
		assertThat(this.writer.write(email, null, email.deadline().minus(left)).text()).contains(said).contains("042117");
	}

	@Test
	void htmlInNamesAndTitlesIsText() {
		Facts facts = facts(true).with("quest", Map.of("ru", "<img src=x onerror=alert(1)>"));
		Letter letter = this.writer.write(email(Kind.QUEST_COMPLETED, Language.RU, "<b>Анна</b> {site} ${7*7}", facts), null, NOW);
		assertThat(letter.html()).contains("&lt;b&gt;Анна&lt;/b&gt; {site} ${7*7}")
			.contains("&lt;img src=x onerror=alert(1)&gt;")
			.doesNotContain("<b>", "<img");
	}

	@Test
	void subjectIsOneLine() {
		Facts facts = facts(true).with("quest", Map.of("en", "First\r\nBcc: all@example.org"));
		assertThat(this.writer.subject(Language.EN, Kind.QUEST_COMPLETED, facts)).doesNotContain("\r", "\n");
	}

	@Test
	void messageToTheTeamIsPlain() throws IOException {
		Letter letter = this.writer.write(email(Kind.CONTACT_MESSAGE, Language.RU, "", contact("Здравствуйте.\n\n<b>{site}</b> ''")),
				null, NOW);
		Files.createDirectories(GALLERY);
		Files.writeString(GALLERY.resolve("contact-message.ru.txt"), "Subject: " + letter.subject() + "\n\n" + letter.text());
		assertThat(letter.html()).isNull();
		assertThat(letter.subject()).isEqualTo("Вопрос с сайта: Анна Чехова");
		assertThat(letter.text()).startsWith("Вопрос с сайта «Нейромагия».")
			.contains("От: Анна Чехова <anna@example.org>\n", "Когда: 1 сентября 2026, 13:00 (Europe/Moscow)\n")
			.endsWith("---\n\nЗдравствуйте.\n\n<b>{site}</b> ''\n");
	}

	private static Facts contact(String message) {
		return Facts.NONE.with("id", "01980a3e-5c00-7000-8000-000000000001")
			.with("name", "Анна Чехова")
			.with("email", "anna@example.org")
			.with("topic", "question")
			.with("message", message)
			.with("receivedAt", "2026-09-01T10:00:00Z");
	}

	@Test
	void greetsWithoutANameToo() {
		assertThat(this.writer.write(email(Kind.WELCOME, Language.RU, "", Facts.NONE), null, NOW).text()).startsWith("Здравствуйте!");
	}

	private static SiteProperties site(String name) {
		return new SiteProperties(name, URI.create("https://neuro-magic.ru"), "hello@neuro-magic.ru");
	}

	private static Facts facts(boolean passed) {
		return Facts.NONE.with("quest", Map.of("ru", "Первый промпт", "en", "First prompt"))
			.with("course", Map.of("ru", "Основы промптинга", "en", "Prompting basics"))
			.with("score", passed ? 86 : 34)
			.with("maxScore", passed ? 100 : 101)
			.with("passed", passed);
	}

	private static OutgoingEmail email(Kind kind, Language language, String name, Facts facts) {
		@Nullable String code = (kind == Kind.VERIFICATION_CODE) ? "042117" : null;
		return new OutgoingEmail(UUID.fromString("01980a3e-5c00-7000-8000-000000000001"), 1, kind, null,
				new Mailbox(new EmailAddress("anna@example.org"), new PersonName(name), language), facts,
				(kind == Kind.WELCOME) ? "/courses" : "/quest/first-prompt", code, NOW.plus(Duration.ofMinutes(15)));
	}

}
