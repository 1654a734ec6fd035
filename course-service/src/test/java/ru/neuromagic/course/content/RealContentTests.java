package ru.neuromagic.course.content;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import ru.neuromagic.course.catalog.Quest;

/** The content that is shipped. */
class RealContentTests {

	static final Path QUESTS = Path.of("../quest-service/src/main/resources/content/quests");

	final ContentReader reader = new ContentReader(Validation.buildDefaultValidatorFactory().getValidator());

	@Test
	void isValid() {
		assertThat(reader.read("classpath:/content")).isNotEmpty();
	}

	@Test
	void namesOnlyQuestsThatExist() {
		assertThat(reader.read("classpath:/content").stream().flatMap(edition -> edition.course().steps().stream())
				.filter(Quest.class::isInstance).map(quest -> QUESTS.resolve(quest.slug() + ".yaml")))
				.isNotEmpty().allMatch(Files::exists);
	}
}
