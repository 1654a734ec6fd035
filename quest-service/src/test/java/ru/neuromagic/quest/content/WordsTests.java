package ru.neuromagic.quest.content;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@ParameterizedTest
	@CsvSource({ "'',0", "' \n ',0", "сова,1", "'Ты — сова',2", "'8:00–20:00, по-русски!',2", "'... -- !!',0", "'a\u00A0b',2" })
	void countsAsAReaderDoes(String text, int words) {
		assertThat(Words.count(text)).isEqualTo(words);
	}

}
