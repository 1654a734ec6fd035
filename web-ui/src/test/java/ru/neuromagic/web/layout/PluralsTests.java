package ru.neuromagic.web.layout;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PluralsTests {

	@ParameterizedTest
	@CsvSource({ "0, many", "1, one", "2, few", "4, few", "5, many", "11, many", "12, many", "14, many", "21, one", "22, few", "25, many",
			"101, one", "111, many", "112, many", "1002, few" })
	void followsTheRussianRules(long count, String category) {
		assertThat(Plurals.category("ru", count)).isEqualTo(category);
	}

	@ParameterizedTest
	@CsvSource({ "0, other", "1, one", "2, other", "11, other", "21, other" })
	void followsTheEnglishRules(long count, String category) {
		assertThat(Plurals.category("en", count)).isEqualTo(category);
	}
}
