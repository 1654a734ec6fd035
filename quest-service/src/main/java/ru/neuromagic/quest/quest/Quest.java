package ru.neuromagic.quest.quest;

import java.util.List;
import java.util.Optional;

import ru.neuromagic.quest.content.Html;
import ru.neuromagic.quest.content.Localized;

/**
 * A short challenge of a few tasks, in one version of its content.
 *
 * @param minutes how long it takes, as the author thinks
 */
public record Quest(QuestVersion version, QuestId id, Slug slug, int minutes, Localized<String> title,
		Localized<Html> intro, List<Task> tasks) {

	/** Share of the points, in percent, with which a quest is passed. */
	public static final int PASS_PERCENT = 60;

	public Quest {
		Check.present(version, "version");
		Check.present(id, "id");
		Check.present(slug, "slug");
		Check.between(minutes, 1, 600, "minutes");
		Check.present(title, "title");
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
