package ru.neuromagic.quest.grading;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ru.neuromagic.quest.quest.QuestFixtures;
import ru.neuromagic.quest.quest.Task;

import static org.assertj.core.api.Assertions.assertThat;

class TextGraderTests {

	private final Task word = QuestFixtures.task(QuestFixtures.owlWords(), "word", Task.Text.class);

	@ParameterizedTest
	@ValueSource(strings = { "Нейра", "нейра.", " НЕЙРА ", "Neira", "neyra!" })
	void acceptsTheWordInEitherLanguage(String text) {
		assertThat(Grading.grade(this.word, Answer.to(this.word, null, text))).isEqualTo(new Grade.Text(Share.FULL));
	}

	@ParameterizedTest
	@ValueSource(strings = { "сова", "нейра сова", "", "'; drop table attempt; --" })
	void refusesAnythingElse(String text) {
		assertThat(Grading.grade(this.word, Answer.to(this.word, null, text))).isEqualTo(new Grade.Text(Share.NONE));
	}

}
