package ru.neuromagic.course.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

import ru.neuromagic.course.catalog.Level;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.catalog.StepKind;

class ContentReaderTests {

	static final Path FIXTURES = Path.of("src/test/resources/fixtures/content");

	final ContentReader reader = new ContentReader(Validation.buildDefaultValidatorFactory().getValidator());

	@TempDir
	Path content;

	Path course;

	@BeforeEach
	void copyFixtures() throws IOException {
		FileSystemUtils.copyRecursively(FIXTURES, content);
		course = content.resolve("courses/prompting-basics");
	}

	@Test
	void readsACourse() {
		var editions = reader.read(location());
		assertThat(editions).extracting(edition -> edition.course().slug().value())
				.containsExactly("prompting-basics", "runes", "stars");
		var basics = editions.getFirst();
		assertThat(basics.course().level()).isEqualTo(Level.BEGINNER);
		assertThat(basics.course().title().en()).isEqualTo("Prompting basics");
		assertThat(basics.course().count(StepKind.LESSON)).isEqualTo(6);
		var welcome = basics.course().lesson(new Slug("welcome")).orElseThrow().lesson();
		assertThat(welcome.preview()).isTrue();
		assertThat(basics.lessonHtml().get(welcome.id()).ru()).contains("Текст урока");
	}

	@Test
	void givesTheSameContentTheSameNameAndAnEditAnother() throws IOException {
		var before = reader.read(location());
		assertThat(reader.read(location())).isEqualTo(before);
		edit("lessons/brief.en.md", "Text", "Word");
		var after = reader.read(location());
		assertThat(after.getFirst().course().edition()).isNotEqualTo(before.getFirst().course().edition());
		assertThat(after.getLast().course().edition()).isEqualTo(before.getLast().course().edition());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"level: beginner | level: wizard | wizard",
			"slug: brief | slug: Brief! | modules[0].steps[1].lesson.slug must match",
			"minutes: 10 | minutes: 0 | minutes must be greater than or equal to 1",
			"minutes: 10 | minutes: soon | minutes",
			"minutes: 10 | minutes: null | modules[0].steps[0].lesson.minutes",
			"preview: true | previw: true | Unrecognized property \"previw\"",
			"slug: brief | slug: welcome | the lesson welcome stands twice",
			"slug: prompt-debugging | slug: first-prompt | the quest first-prompt stands twice",
			"000000000102 | 000000000101 | 000000000101 is used twice",
			"slug: prompting-basics | slug: other | the folder must be named as the slug other",
			"summary: {ru: Кратко, en: In short} | summary: {ru: Кратко} | summary.en must not be blank",
			"slug: brief | slug: brevity | lessons/brevity.ru.md is missing",
			"slug: brief | slug: brevity | lessons/brief.ru.md belongs to nothing",
			"- lesson: {id: 01980a3e-5c00-7000-8000-000000000102 | - lecture: {id: 01980a3e-5c00-7000-8000-000000000102 | lecture",
			"summary: {ru: Кратко, | summary: {ru: Кратко, ru: Ещё, | duplicate key ru",
			"level: beginner | level: [ | course.yaml:"})
	void namesWhatIsWrongInTheOutline(String right, String wrong, String problem) throws IOException {
		edit("course.yaml", right, wrong);
		assertThatThrownBy(() -> reader.read(location())).isInstanceOf(InvalidContent.class)
				.hasMessageContaining(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = {"enrollments", "streak", "docs", "swagger-ui"})
	void keepsTheNamesOfItsOwnAddresses(String name) throws IOException {
		edit("course.yaml", "slug: prompting-basics", "slug: " + name);
		Files.move(course, course.resolveSibling(name));
		assertThatThrownBy(() -> reader.read(location())).isInstanceOf(InvalidContent.class)
				.hasMessageContaining("the slug " + name + " is reserved");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"<script>alert(1)</script> | HTML is not supported",
			"[x](javascript:alert(1)) | the link javascript:alert(1) leads nowhere",
			"[x](http://example.org) | leads nowhere",
			"[x](/courses/unknown) | the link /courses/unknown leads nowhere",
			"[x](/courses/runes/lessons/polaris) | leads nowhere",
			"[x](/quest/unknown) | the link /quest/unknown leads nowhere",
			"[x](brief) | the link brief leads nowhere",
			"[x](#nowhere) | the link #nowhere leads nowhere",
			"# Title | headings have two to four #"})
	void namesWhatIsWrongInAText(String text, String problem) throws IOException {
		Files.writeString(course.resolve("lessons/brief.en.md"), text);
		assertThatThrownBy(() -> reader.read(location())).isInstanceOf(InvalidContent.class)
				.hasMessageContaining("prompting-basics/lessons/brief.en.md: ")
				.hasMessageContaining(problem);
	}

	@Test
	void acceptsLinksThatLeadSomewhere() throws IOException {
		Files.writeString(course.resolve("lessons/brief.en.md"), """
				## Where to
				[here](#where-to) [course](/courses/runes) [lesson](/courses/stars/lessons/polaris)
				[quest](/quest/rune-reading) [away](https://example.org) [letter](mailto:a@example.org)
				""");
		assertThat(reader.read(location())).hasSize(3);
	}

	@Test
	void namesEverythingAtOnce() throws IOException {
		Files.delete(course.resolve("description.en.md"));
		Files.writeString(course.resolve("lessons/brief.ru.md"), "  \n");
		Files.write(course.resolve("lessons/facts.ru.md"), new byte[] {(byte) 0xcf, (byte) 0xf0, (byte) 0xe8});
		Files.delete(content.resolve("courses/runes/course.yaml"));
		assertThatThrownBy(() -> reader.read(location())).isInstanceOf(InvalidContent.class)
				.hasMessageContaining("prompting-basics/description.en.md is missing")
				.hasMessageContaining("prompting-basics/lessons/brief.ru.md is empty")
				.hasMessageContaining("prompting-basics/lessons/facts.ru.md is not UTF-8")
				.hasMessageContaining("runes/course.yaml is missing");
	}

	@Test
	void refusesToFindNothing() {
		FileSystemUtils.deleteRecursively(content.resolve("courses").toFile());
		assertThatThrownBy(() -> reader.read(location())).isInstanceOf(InvalidContent.class)
				.hasMessageContaining("there is no course");
	}

	private void edit(String file, String right, String wrong) throws IOException {
		var path = course.resolve(file);
		var before = Files.readString(path);
		assertThat(before).contains(right);
		Files.writeString(path, before.replaceFirst(Pattern.quote(right), wrong));
	}

	private String location() {
		return "file:" + content;
	}
}
