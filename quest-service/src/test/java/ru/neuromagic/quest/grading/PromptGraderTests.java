package ru.neuromagic.quest.grading;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.quest.QuestFixtures;
import ru.neuromagic.quest.quest.Task;

import static org.assertj.core.api.Assertions.assertThat;

class PromptGraderTests {

	private final Task ask = QuestFixtures.task(QuestFixtures.owlSchool(), "ask", Task.Prompt.class);

	@Test
	void isFullWhenEveryCriterionIsMet() {
		assertThat(grade("Ты сова. Расскажи мне о ночном лесе."))
			.isEqualTo(new Grade.Prompt(Share.FULL, List.of("role", "goal"), List.of(), false));
	}

	@Test
	void takesPatternsOfBothLanguages() {
		assertThat(grade("You are an owl, расскажи about the forest").share()).isEqualTo(Share.FULL);
	}

	@Test
	void weighsCriteria() {
		assertThat(grade("Расскажи, пожалуйста, мне о ночном лесе.").share()).isEqualTo(new Share(7500));
		assertThat(grade("Ты сова, живёшь в тёмном лесу.").share()).isEqualTo(new Share(2500));
		assertThat(grade("Просто напиши что-нибудь о ночном лесе").share()).isEqualTo(Share.NONE);
	}

	@Test
	void capsShortPrompts() {
		assertThat(grade("Ты сова, расскажи"))
			.isEqualTo(new Grade.Prompt(new Share(4000), List.of("role", "goal"), List.of(), true));
	}

	@Test
	void halvesWhatIsForbidden() {
		assertThat(grade("Ты сова, очень постарайся, расскажи о лесе"))
			.isEqualTo(new Grade.Prompt(new Share(5000), List.of("role", "goal"), List.of(0), false));
	}

	@Test
	void saysWhatWasMetAndMissedInTheReadersLanguage() {
		Grade grade = grade("Очень постарайся и расскажи мне про лес");
		Feedback feedback = Feedback.of(this.ask, grade, 7, false, Language.EN);
		assertThat(feedback.correct()).isFalse();
		assertThat(feedback.criteria()).containsExactly(
				new Feedback.CriterionFeedback("role", "Role", false, "There is no role"),
				new Feedback.CriterionFeedback("goal", "Goal", true, "There is a goal"));
		assertThat(feedback.html()).contains("Not all criteria are met.", "Pleading does not help.");
	}

	@Property(tries = 300)
	void anyTextHasAGradeWithinBounds(@ForAll @StringLength(max = 600) String text) {
		assertThat(Grading.grade(this.ask, new Answer.Text(text)).share().basisPoints()).isBetween(0, Share.WHOLE);
	}

	private Grade grade(String text) {
		return Grading.grade(this.ask, Answer.to(this.ask, null, text));
	}

}
