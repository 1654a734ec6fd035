package ru.neuromagic.content.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypedTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\r\n", "\u200b", "\u00a0", "\u3164", "\u2800", "\u115f\u1160", "\uffa0", "\ufeff", "\u2060\u200d",
			"\u00ad", "\u202e\u202c", "\u3000\u202f\u2003", "\ufe0f", "\u0085\u2028\u2029\u000b\f", "\udb40\udc41\udb40\udc42", "\u034f", "\u0000\u0007" })
	void whatLooksEmptyIsEmpty(String typed) {
		assertThat(TypedText.isBlank(typed)).isTrue();
		assertThat(TypedText.line(typed).codePoints().filter(character -> !Character.isISOControl(character))).isEmpty();
		assertThat(TypedText.lines(typed).codePoints().filter(character -> !Character.isISOControl(character))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "а", ".", "\u200ba", "❤\ufe0f", "-", "0" })
	void whatShowsIsNotEmpty(String typed) {
		assertThat(TypedText.isBlank(typed)).isFalse();
		assertThat(TypedText.line(typed)).isNotEmpty();
	}

	@Test
	void composesLetters() {
		assertThat(TypedText.line("Андре\u0438\u0306")).isEqualTo("Андрей");
		assertThat(TypedText.lines("Андре\u0438\u0306")).isEqualTo("Андрей");
	}

	@Test
	void knowsOneLineBreak() {
		assertThat(TypedText.lines("a\r\nb\rc\u000bd\fe\u0085f\u2028g\u2029h\ni")).isEqualTo("a\nb\nc\nd\ne\nf\ng\nh\ni");
	}

	@Test
	void aLineHasOneSpaceBetweenWords() {
		assertThat(TypedText.line("\u00a0Анна\u3000\u202f \t Мария\r\nПетрова\u2003")).isEqualTo("Анна Мария Петрова");
	}

	@Test
	void linesKeepTheirInnerForm() {
		assertThat(TypedText.lines("\u00a0\n\n  Роль:\tучитель\n\n  Цель \n\u200b\n")).isEqualTo("Роль:\tучитель\n\n  Цель");
	}

	@ParameterizedTest
	@CsvSource({ "3\u00ad6, 36", "a\u202eb, ab", "x\u200by, xy", "a\u200db, ab", "ig\udb40\udc69nore, ignore", "\ufeffa, a" })
	void dropsWhatCannotBeSeen(String typed, String seen) {
		assertThat(TypedText.line(typed)).isEqualTo(seen);
		assertThat(TypedText.lines(typed)).isEqualTo(seen);
	}

	@ParameterizedTest
	@ValueSource(strings = { "👩\u200d🏫", "🏳\ufe0f\u200d🌈", "👍🏽", "❤\ufe0f", "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
			"می\u200cخواهم", "क्\u200dष" })
	void keepsWhatShapesEmojiAndWords(String typed) {
		assertThat(TypedText.line(typed)).isEqualTo(typed);
		assertThat(TypedText.lines(typed)).isEqualTo(typed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "452909", "452 909", "452\u00a0909", "452\u202f909", "452\u3000909", "452\u200b909", "\ufeff452909", "452–909", "452-909",
			"452909.", "４５２９０９", "٤٥٢٩٠٩", "۴۵۲۹۰۹", " 4 5 2 9 0 9\n" })
	void readsACodeHoweverItIsGrouped(String typed) {
		assertThat(TypedText.digits(typed)).isEqualTo("452909");
	}

	@Test
	void aCodeKeepsWhatIsNoDigit() {
		assertThat(TypedText.digits("45z909")).isEqualTo("45z909");
	}

	@ParameterizedTest
	@CsvSource({ "36\u200b, 36", "3\u00ad6, 36", "thirty–six, thirty-six", "thirty\u2011six, thirty-six", "6\u2011й, 6-й", "３６, 36", "36\u00a0%, 36 %" })
	void shortAnswersLookAlike(String typed, String plain) {
		assertThat(TypedText.plain(typed)).isEqualTo(plain);
	}

	@Test
	void letsALetterHaveThirtyMarks() {
		String piled = "a" + "\u0316\u0300".repeat(5_000);
		assertThat(TypedText.lines(piled).length()).isLessThanOrEqualTo(31);
		assertThat(TypedText.line("e\u0301")).isEqualTo("é");
	}

}
