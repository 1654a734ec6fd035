package ru.neuromagic.quest.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AnswerPatternTests {

	@ParameterizedTest
	@ValueSource(strings = { "роль модели", "Роль  Модели", " РОЛЬ\nмодели ", "«Роль модели».", "роль\u00A0модели" })
	void acceptsWholeAnswerWhateverItsCaseAndSpaces(String answer) {
		assertThat(AnswerPattern.of("роль модели").accepts(answer)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "роль", "роль модели и цель", "" })
	void acceptsNothingButTheWholeAnswer(String answer) {
		assertThat(AnswerPattern.of("роль модели").accepts(answer)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "1000,1 000", "1000,1000.", "'0[.,]5','0,5'", "-?5,-5", "10\\s*%,10 %" })
	void acceptsNumbersAsPeopleWriteThem(String pattern, String answer) {
		assertThat(AnswerPattern.of(pattern).accepts(answer)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "трёх,трех", "трех,трёх", "тр[её]х,ТРЁХ", "[а-яё]+,ёлка" })
	void readsYoAsYe(String pattern, String answer) {
		assertThat(AnswerPattern.of(pattern).accepts(answer)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "36,„36“", "36,‘36’", "36,‹36›", "36,36\u200b", "36,3\u00ad6", "36,３６", "36,\u00a036\ufeff", "thirty-six,thirty–six",
			"thirty-six,thirty\u2011six", "6-й,6\u2011й", "-5,\u22125", "'1[–—]2',1-2", "1–2,1—2" })
	void acceptsWhatLooksTheSame(String pattern, String answer) {
		assertThat(AnswerPattern.of(pattern).accepts(answer, true)).isTrue();
		assertThat(AnswerPattern.of(pattern).accepts(answer, false)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "36 ?%,≈ 36 %", "36,(36)", "36,**36**", "36,[36].", "36,`36`", "36,_36_", "36,= 36", "36,~36" })
	void decorationCountsOnlyWhereItsAuthorSaysSo(String pattern, String answer) {
		assertThat(AnswerPattern.of(pattern).accepts(answer)).isTrue();
		assertThat(AnswerPattern.of(pattern).accepts(answer, true)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "36 или 37", "3 из 6", "-36", "36-", "#36", "" })
	void decorationIsNoPartOfAnotherAnswer(String answer) {
		assertThat(AnswerPattern.of("36").accepts(answer)).isFalse();
	}

	@Test
	void knowsRussianWordBoundaries() {
		AnswerPattern pattern = AnswerPattern.of("\\bсова\\b");
		assertThat(pattern.foundIn("Ты — Сова, ответь")).isTrue();
		assertThat(pattern.foundIn("совать нос")).isFalse();
		assertThat(AnswerPattern.of("^\\w+$").accepts("слово")).isTrue();
	}

	@Test
	void findsPhraseAcrossLineBreaks() {
		assertThat(AnswerPattern.of("в виде списка").foundIn("Ответь в\r\n  виде\tсписка")).isTrue();
	}

	@Test
	void givesUpCatastrophicPatternsInsteadOfHanging() {
		AnswerPattern evil = AnswerPattern.of("(а+)+б");
		String text = "а".repeat(4000);
		assertThat(evil.foundIn(text)).isFalse();
		assertThat(evil.steps(text)).isEqualTo(AnswerPattern.MAX_STEPS);
	}

	@Test
	void survivesDeepRecursion() {
		AnswerPattern deep = AnswerPattern.of("(?:а|б|в г)*д");
		assertThat(deep.foundIn("аб".repeat(2000))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "[а", "", " ", "(а)\\1", "(?<x>а)\\k<x>" })
	void refusesWhatIsNoPatternOrUnsafe(String regex) {
		assertThatIllegalArgumentException().isThrownBy(() -> AnswerPattern.of(regex));
	}

}
