package ru.neuromagic.quest.quest;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.quest.content.Html;
import ru.neuromagic.quest.content.Localized;

/**
 * A short challenge of a few tasks, in one version of its content.
 *
 * @param minutes how long it takes, as the author thinks
 * @param summary what it is about, in one line of plain text; quests stored before there were summaries have none
 */
public record Quest(QuestVersion version, QuestId id, Slug slug, int minutes, Localized<String> title,
		@Nullable Localized<String> summary, Localized<Html> intro, List<Task> tasks) {

	/** Share of the points, in percent, with which a quest is passed. */
	public static final int PASS_PERCENT = 60;

	private static final int MAX_SUMMARY = 160;

	public Quest {
		Check.present(version, "version");
		Check.present(id, "id");
		Check.present(slug, "slug");
		Check.between(minutes, 1, 600, "minutes");
		Check.present(title, "title");
		Check.that(summary == null || summary.stream().allMatch(text -> text.length() <= MAX_SUMMARY),
				"'summary' has more than %s characters", MAX_SUMMARY);
		Check.present(intro, "intro");
		Check.sized(tasks, 1, 20, "tasks");
		Check.distinct(tasks, Task::key, "tasks");
		tasks = List.copyOf(tasks);
	}

	public int maxScore() {
		return this.tasks.stream().mapToInt(Task::points).sum();
	}

	/** The least score that passes. */
	public int passScore() {
		return Math.ceilDiv(maxScore() * PASS_PERCENT, 100);
	}

	public Optional<Task> task(String key) {
		return this.tasks.stream().filter(task -> task.key().equals(key)).findFirst();
	}

}
