package ru.neuromagic.course.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogCursorTests {

	@Test
	void returnsAsItLeft() {
		var cursor = new CatalogCursor(Level.MIDDLE, new Slug("ai-agents"));
		assertThat(CatalogCursor.parse(cursor.encode())).contains(cursor);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "%", "middle", "middle/", "/ai-agents", "wizard/ai-agents", "middle/AI", "middle/a'--"})
	void refusesWhatItHasNotMade(String text) {
		assertThat(CatalogCursor.parse(text)).isEmpty();
		assertThat(CatalogCursor.parse(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
				.isEmpty();
	}
}
