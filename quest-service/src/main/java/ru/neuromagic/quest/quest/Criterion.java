package ru.neuromagic.quest.quest;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.content.AnswerPattern;
import ru.neuromagic.quest.content.Localized;
import ru.neuromagic.quest.content.Words;

/**
 * One thing that a good prompt has. It is met when any pattern of either language is found, whatever the page's language,
 * and the prompt has enough words.
 *
 * @param weight its part of the points, relative to the other criteria
 * @param met what is said when it is met, {@code missed} when not
 */
public record Criterion(String key, int weight, Localized<String> label, Localized<String> met,
		Localized<String> missed, @Nullable Localized<List<AnswerPattern>> anyOf, int minWords) {

	public Criterion {
		Check.key(key);
		Check.between(weight, 1, 100, "weight");
		Check.present(label, "label");
		Check.present(met, "met");
		Check.present(missed, "missed");
		Check.between(minWords, 0, 500, "minWords");
		Check.that(minWords > 0 || anyOf != null && anyOf.stream().anyMatch(patterns -> !patterns.isEmpty()),
				"criterion '%s' needs 'anyOf' or 'minWords'", key);
	}

	public boolean isMetBy(String answer) {
		return Words.count(answer) >= this.minWords
				&& (this.anyOf == null || patterns().anyMatch(pattern -> pattern.foundIn(answer)));
	}

	Stream<AnswerPattern> patterns() {
		return (this.anyOf != null) ? this.anyOf.stream().flatMap(List::stream) : Stream.empty();
	}

}
