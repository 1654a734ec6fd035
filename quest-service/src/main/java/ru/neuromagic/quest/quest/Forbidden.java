package ru.neuromagic.quest.quest;

import java.util.List;
import java.util.stream.Stream;

import ru.neuromagic.quest.content.AnswerPattern;
import ru.neuromagic.quest.content.Localized;

/** Something that a prompt must not have: it halves the best result, and the message says why. */
public record Forbidden(Localized<List<AnswerPattern>> pattern, Localized<String> message) {

	public Forbidden {
		Check.present(pattern, "pattern");
		Check.that(pattern.stream().anyMatch(patterns -> !patterns.isEmpty()), "'pattern' has no pattern");
		Check.present(message, "message");
	}

	public boolean isIn(String answer) {
		return patterns().anyMatch(each -> each.foundIn(answer));
	}

	Stream<AnswerPattern> patterns() {
		return this.pattern.stream().flatMap(List::stream);
	}

}
