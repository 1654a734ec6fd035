package ru.neuromagic.quest.grading;

import java.util.List;

import org.junit.jupiter.api.Test;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.quest.Quest;
import ru.neuromagic.quest.quest.QuestFixtures;
import ru.neuromagic.quest.quest.Task;

import static org.assertj.core.api.Assertions.assertThat;

class FeedbackTests {

	private final Quest school = QuestFixtures.owlSchool();

	private final Task parts = QuestFixtures.task(this.school, "parts", Task.class);

	@Test
	void speaksOfWrongPicksOnlyWhileTheTaskIsOpen() {
		assertThat(feedback(this.parts, false, "wings", "fins").html()).contains("OPTION-FINS").doesNotContain("OPTION-WINGS");
		assertThat(feedback(this.parts, true, "wings", "fins").html()).contains("OPTION-FINS", "OPTION-WINGS")
			.doesNotContain("OPTION-BEAK");
	}

	@Test
	void saysThatSomethingIsMissingWithoutSayingWhat() {
		Feedback feedback = feedback(this.parts, false, "wings");
		assertThat(feedback.correct()).isFalse();
		assertThat(feedback.html()).contains("other right options").doesNotContain("OPTION-");
		assertThat(feedback.criteria()).isNull();
	}

	@Test
	void saysWhyARightAnswerIsRight() {
		Feedback feedback = feedback(this.parts, true, "wings", "beak");
		assertThat(feedback.correct()).isTrue();
		assertThat(feedback.html()).isEqualTo("<p>OPTION-WINGS-EN</p>\n<p>OPTION-BEAK-EN</p>");
	}

	@Test
	void textHasItsOwnWordsForRightAndWrong() {
		Task word = QuestFixtures.task(QuestFixtures.owlWords(), "word", Task.class);
		Grade right = Grading.grade(word, Answer.to(word, null, "Neira"));
		Grade wrong = Grading.grade(word, Answer.to(word, null, "Owl"));
		assertThat(Feedback.of(word, right, 5, true, Language.RU).html()).isEqualTo("<p>RIGHT-WORD-RU</p>");
		assertThat(Feedback.of(word, wrong, 0, false, Language.RU).html()).isEqualTo("<p>Не это имя.</p>");
	}

	private static Feedback feedback(Task task, boolean settled, String... picks) {
		Grade grade = Grading.grade(task, Answer.to(task, List.of(picks), null));
		return Feedback.of(task, grade, 0, settled, Language.EN);
	}

}
