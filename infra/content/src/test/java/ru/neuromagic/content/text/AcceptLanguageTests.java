package ru.neuromagic.content.text;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptLanguageTests {

	private static final List<String> SPOKEN = List.of("ru", "en");

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "en | en", "en-GB,en;q=0.9,ru;q=0.8 | en", "ru-RU,ru;q=0.9,en;q=0.8 | ru", "de, en;q=0.5, ru;q=0.7 | ru",
			"de-DE, fr | none", "EN-us | en", "en;q=0, ru;q=0.1 | ru", "* | none", "ru;q=1.5, en;q=0.1 | en", "en;q=0.8;x=1, ru;q=0.2 | ru",
			"en;Q=0.9 , ru ; q=0.8 | en", "en_GB | none", ";;,,-,=, | none", "'' | none" })
	void choosesTheHighestWeight(String header, String language) {
		assertThat(AcceptLanguage.best(header, SPOKEN).orElse("none")).isEqualTo(language);
	}

	@Test
	void readsOnlyTheFirstRangesAndCharacters() {
		assertThat(AcceptLanguage.best("de,".repeat(8) + "en", SPOKEN)).isEmpty();
		assertThat(AcceptLanguage.best("x-".repeat(100) + ",en", SPOKEN)).isEmpty();
		assertThat(AcceptLanguage.best("de,".repeat(7) + "en," + "x".repeat(10_000), SPOKEN)).contains("en");
	}

	@Test
	void hasNoPreferenceWithoutAHeader() {
		assertThat(AcceptLanguage.best(null, SPOKEN)).isEmpty();
	}

}
