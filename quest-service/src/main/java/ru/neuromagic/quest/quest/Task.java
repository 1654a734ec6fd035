package ru.neuromagic.quest.quest;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.content.AnswerPattern;
import ru.neuromagic.quest.content.Html;
import ru.neuromagic.quest.content.Localized;

/**
 * One task of a quest. {@code key} names it within the quest, {@code points} (1 to 100) is what a full answer at the
 * first try earns. The hint and the solution are secrets until their time.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @Type(value = Task.SingleChoice.class, name = "single-choice"),
		@Type(value = Task.MultipleChoice.class, name = "multiple-choice"),
		@Type(value = Task.Text.class, name = "text"), @Type(value = Task.Prompt.class, name = "prompt") })
public sealed interface Task {

	String key();

	int points();

	Localized<String> title();

	Localized<Html> statement();

	Localized<Html> hint();

	Localized<Html> solution();

	String kind();

	/** A task that is answered by picking options. */
	sealed interface Choice extends Task {

		List<Option> options();

		/** How many options an answer may have at most. */
		int maxChoices();

	}

	/** A task that is answered in writing. */
	sealed interface Written extends Task {

		/** The most characters that an answer may have. */
		int maxLength();

		/** The fewest words that an answer must have to be graded. */
		int minWords();

	}

	/** One of several. */
	record SingleChoice(String key, int points, Localized<String> title, Localized<Html> statement,
			Localized<Html> hint, Localized<Html> solution, List<Option> options) implements Choice {

		public SingleChoice {
			require(key, points, title, statement, hint, solution);
			require(options);
			Check.that(options.stream().filter(Option::correct).count() == 1, "exactly one option must be correct");
			options = List.copyOf(options);
		}

		@Override
		public String kind() {
			return "single-choice";
		}

		@Override
		public int maxChoices() {
			return 1;
		}

	}

	/** Some of several. */
	record MultipleChoice(String key, int points, Localized<String> title, Localized<Html> statement,
			Localized<Html> hint, Localized<Html> solution, List<Option> options) implements Choice {

		public MultipleChoice {
			require(key, points, title, statement, hint, solution);
			require(options);
			Check.that(options.stream().anyMatch(Option::correct), "at least one option must be correct");
			Check.that(!options.stream().allMatch(Option::correct), "at least one option must be wrong");
			options = List.copyOf(options);
		}

		@Override
		public String kind() {
			return "multiple-choice";
		}

		@Override
		public int maxChoices() {
			return this.options.size();
		}

	}

	/**
	 * A word, a number or a short phrase; any of the patterns of either language accepts it.
	 *
	 * @param exact whether brackets, emphasis and signs such as ≈ around an answer belong to it
	 */
	record Text(String key, int points, Localized<String> title, Localized<Html> statement, Localized<Html> hint,
			Localized<Html> solution, Localized<List<AnswerPattern>> accept, boolean exact,
			int maxLength, Feedback feedback) implements Written {

		public Text {
			require(key, points, title, statement, hint, solution);
			Check.present(accept, "accept");
			Check.that(accept.stream().anyMatch(patterns -> !patterns.isEmpty()), "'accept' has no pattern");
			Check.between(maxLength, 1, MAX_LENGTH, "maxLength");
			Check.present(feedback, "feedback");
		}

		@Override
		public String kind() {
			return "text";
		}

		@Override
		public int minWords() {
			return 0;
		}

		public record Feedback(Localized<Html> right, Localized<Html> wrong) {

			public Feedback {
				Check.present(right, "right");
				Check.present(wrong, "wrong");
			}

		}

	}

	/** A prompt to write, graded by criteria. */
	record Prompt(String key, int points, Localized<String> title, Localized<Html> statement, Localized<Html> hint,
			Localized<Html> solution, List<Criterion> criteria, int minWords, int maxLength, @Nullable Cap cap,
			List<Forbidden> forbid) implements Written {

		public Prompt {
			require(key, points, title, statement, hint, solution);
			Check.sized(criteria, 1, 12, "criteria");
			Check.distinct(criteria, Criterion::key, "criteria");
			Check.between(minWords, 0, 200, "minWords");
			Check.between(maxLength, 1, MAX_LENGTH, "maxLength");
			criteria = List.copyOf(criteria);
			forbid = (forbid != null) ? List.copyOf(forbid) : List.of();
		}

		@Override
		public String kind() {
			return "prompt";
		}

		public Stream<AnswerPattern> patterns() {
			return Stream.concat(this.criteria.stream().flatMap(Criterion::patterns),
					this.forbid.stream().flatMap(Forbidden::patterns));
		}

	}

	/** No answer is longer than this, in characters. */
	int MAX_LENGTH = 4000;

	private static void require(String key, int points, Localized<String> title, Localized<Html> statement,
			Localized<Html> hint, Localized<Html> solution) {
		Check.key(key);
		Check.between(points, 1, 100, "points");
		Check.present(title, "title");
		Check.present(statement, "statement");
		Check.present(hint, "hint");
		Check.present(solution, "solution");
	}

	private static void require(List<Option> options) {
		Check.sized(options, 2, 10, "options");
		Check.distinct(options, Option::key, "options");
	}

}
