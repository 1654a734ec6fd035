package ru.neuromagic.course.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

	@ParameterizedTest
	@ValueSource(strings = {"a", "prompting-basics", "gpt-4", "2026"})
	void acceptsWordsOfLettersAndDigits(String value) {
		assertThat(Slug.parse(value)).map(Slug::value).hasValue(value);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " ", "-", "a-", "-a", "a--b", "Prompt", "промпт", "a b", "a/b", "a'; drop table course; --",
			"<script>", "a\u0000", "a\n"})
	void refusesEverythingElse(String value) {
		assertThat(Slug.parse(value)).isEmpty();
		assertThatThrownBy(() -> new Slug(value)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void hasAtMostEightyCharacters() {
		assertThat(Slug.parse("a".repeat(80))).isPresent();
		assertThat(Slug.parse("a".repeat(81))).isEmpty();
	}
}
