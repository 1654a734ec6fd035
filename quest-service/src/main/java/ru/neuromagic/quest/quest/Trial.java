package ru.neuromagic.quest.quest;

import java.util.Comparator;
import java.util.List;

import ru.neuromagic.quest.content.Html;
import ru.neuromagic.quest.content.Localized;

/**
 * The task that anybody may try without an account, as often as they like.
 *
 * @param placeholder shows in the empty field how one may begin; plain text
 * @param verdicts what is said to a result, from the lowest share up
 */
public record Trial(Task.Prompt task, Localized<String> placeholder, List<Verdict> verdicts) {

	/**
	 * @param from the least share of the points, in percent, that it is said to
	 */
	public record Verdict(int from, Localized<Html> text) {

		public Verdict {
			Check.between(from, 0, 100, "from");
			Check.present(text, "text");
		}

	}

	public Trial {
		Check.present(task, "task");
		Check.that(task.minWords() > 0, "'minWords' of a trial must be at least 1");
		Check.present(placeholder, "placeholder");
		Check.sized(verdicts, 1, 10, "verdicts");
		Check.distinct(verdicts, verdict -> Integer.toString(verdict.from()), "verdicts");
		verdicts = verdicts.stream().sorted(Comparator.comparingInt(Verdict::from)).toList();
		Check.that(verdicts.getFirst().from() == 0, "'verdicts' has none from 0");
	}

	/** @param percent of the points, 0 to 100 */
	public Localized<Html> verdict(int percent) {
		return this.verdicts.reversed()
			.stream()
			.filter(verdict -> verdict.from() <= percent)
			.findFirst()
			.orElseThrow()
			.text();
	}

}
