package ru.neuromagic.quest.grading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.content.text.TypedText;
import ru.neuromagic.quest.content.Words;
import ru.neuromagic.quest.quest.Option;
import ru.neuromagic.quest.quest.Task;

/** What a learner answered; may be empty. It fits its task: made by {@link #to} only. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({ @Type(Answer.Choices.class), @Type(Answer.Text.class) })
public sealed interface Answer {

	@JsonIgnore
	boolean isEmpty();

	/** Options in the order in which the author wrote them, each once. */
	record Choices(List<String> choices) implements Answer {

		@Override
		@JsonIgnore
		public boolean isEmpty() {
			return this.choices.isEmpty();
		}

	}

	/** As {@link TypedText#lines} reads what was typed. */
	record Text(String text) implements Answer {

		@Override
		@JsonIgnore
		public boolean isEmpty() {
			return TypedText.isBlank(this.text);
		}

	}

	/**
	 * Reads an answer to the task. What belongs to the other kind of task may be there if it is empty, as a form sends it.
	 * @throws AnswerInvalid if it cannot be an answer to this task
	 */
	static Answer to(Task task, @Nullable Collection<String> choices, @Nullable String text) {
		return switch (task) {
			case Task.Choice choice -> {
				if (!TypedText.isBlank(text)) {
					throw new AnswerInvalid("text", "not-allowed", "this task is answered with choices");
				}
				yield choices(choice, choices);
			}
			case Task.Written written -> {
				if (choices != null && !choices.isEmpty()) {
					throw new AnswerInvalid("choices", "not-allowed", "this task is answered with text");
				}
				yield text(written, text);
			}
		};
	}

	private static Answer choices(Task.Choice task, @Nullable Collection<String> choices) {
		if (choices == null) {
			throw new AnswerInvalid("choices", "not-null", "must be given; an empty list clears the answer");
		}
		List<String> options = task.options().stream().map(Option::key).toList();
		Set<String> picked = new LinkedHashSet<>(choices);
		if (!options.containsAll(picked)) {
			throw new AnswerInvalid("choices", "unknown-option", "has an option that this task does not have");
		}
		if (picked.size() > task.maxChoices()) {
			throw new AnswerInvalid("choices", "size", "at most %d may be chosen".formatted(task.maxChoices()));
		}
		return new Choices(options.stream().filter(picked::contains).toList());
	}

	private static Answer text(Task.Written task, @Nullable String text) {
		if (text == null) {
			throw new AnswerInvalid("text", "not-null", "must be given; an empty text clears the answer");
		}
		String typed = TypedText.lines(text);
		if (typed.codePoints().anyMatch(Answer::isControl)) {
			throw new AnswerInvalid("text", "control-characters", "has control characters");
		}
		if (typed.length() > task.maxLength()) {
			throw AnswerInvalid.tooLong(typed.length(), task.maxLength());
		}
		return new Text(typed);
	}

	private static boolean isControl(int character) {
		return Character.isISOControl(character) && character != '\n' && character != '\t';
	}

	/**
	 * Refuses an answer that is too short to be graded, so that it costs no try.
	 * @throws AnswerInvalid if it has too few words
	 */
	default void requireGradable(Task task) {
		if (this instanceof Text(String text) && task instanceof Task.Written written) {
			int words = Words.count(text);
			if (words < written.minWords()) {
				throw AnswerInvalid.tooShort(words, written.minWords());
			}
		}
	}

}
