package ru.neuromagic.notification.notification;

import java.util.Map;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ru.neuromagic.notification.recipient.Language;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTests {

	private final Texts texts = new Texts();

	@ParameterizedTest
	@CsvSource({ "1,Горит 1 звезда из 8.", "3,Горят 3 звезды из 8.", "5,Горят 5 звёзд из 8.", "11,Горят 11 звёзд из 8.",
			"21,Горит 21 звезда из 8." })
	void russianPluralsAreRight(int completed, String said) {
		Facts facts = Facts.NONE.with("completedSteps", completed).with("totalSteps", 8);
		assertThat(this.texts.get(Language.RU, Kind.COURSE_PROGRESSED, "body", facts)).isEqualTo(said);
	}

	@ParameterizedTest
	@CsvSource({ "1,Звезда зажглась: 1 из 1 балла.", "12,Звезда зажглась: 1 из 12 баллов.",
			"22,Звезда зажглась: 1 из 22 баллов.", "101,Звезда зажглась: 1 из 101 балла." })
	void genitiveAfterOutOf(int most, String said) {
		Facts facts = Facts.NONE.with("score", 1).with("maxScore", most).with("passed", true);
		assertThat(this.texts.get(Language.RU, Kind.QUEST_COMPLETED, "body", facts)).isEqualTo(said);
	}

	@Test
	void titlesSpeakTheReadersLanguage() {
		Facts facts = Facts.NONE.with("course", Map.of("ru", "Основы промптинга", "en", "Prompting basics"));
		assertThat(this.texts.get(Language.RU, Kind.COURSE_COMPLETED, "title", facts))
			.isEqualTo("Курс «Основы промптинга» пройден");
		assertThat(this.texts.get(Language.EN, Kind.COURSE_COMPLETED, "title", facts))
			.isEqualTo("Course “Prompting basics” completed");
	}

	@Test
	void russianStandsInForAMissingTranslation() {
		Facts facts = Facts.NONE.with("course", Map.of("ru", "Основы промптинга"));
		assertThat(this.texts.get(Language.EN, Kind.COURSE_COMPLETED, "title", facts)).contains("Основы промптинга");
	}

	@Test
	void factsSurviveStorage() {
		Facts facts = Facts.NONE.with("course", Map.of("ru", "«Ёж»")).with("score", 7).with("passed", false);
		assertThat(Facts.parse(facts.json())).isEqualTo(facts);
	}

	@ParameterizedTest
	@EnumSource
	void bothLanguagesSayTheSameThings(Language language) {
		assertThat(ResourceBundle.getBundle("texts/notification", language.locale()).keySet())
			.isEqualTo(ResourceBundle.getBundle("texts/notification", Language.RU.locale()).keySet());
	}

	@ParameterizedTest
	@EnumSource
	void kindsAreFoundByWireName(Kind kind) {
		assertThat(Kind.of(kind.wireName())).isEqualTo(kind);
	}

}
