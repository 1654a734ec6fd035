package ru.neuromagic.quest.quest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuestCursorTests {

	@Test
	void returnsAsItLeft() {
		var cursor = new QuestCursor(12, new Slug("first-prompt"));
		assertThat(QuestCursor.parse(cursor.encode())).contains(cursor);
	}

	@Test
	void countsMinutesAsNumbers() {
		assertThat(new QuestCursor(9, new Slug("z"))).isLessThan(new QuestCursor(12, new Slug("a")));
		assertThat(new QuestCursor(12, new Slug("a"))).isLessThan(new QuestCursor(12, new Slug("b")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "%", "12", "12/", "/first-prompt", "many/first-prompt", "12/First", "12/a'--", "12/trial" })
	void refusesWhatItHasNotMade(String text) {
		assertThat(QuestCursor.parse(text)).isEmpty();
		assertThat(QuestCursor.parse(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
			.isEmpty();
	}

}
