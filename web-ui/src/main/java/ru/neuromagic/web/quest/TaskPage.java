package ru.neuromagic.web.quest;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One task of an attempt as the learner sees it.
 *
 * @param typed what stands in the form although it was not saved; otherwise the saved answer does
 * @param error the message key of what is wrong with the answer
 * @param named the attempt that the address asked for; none for the latest
 * @param course the slug of the course from which the learner came, or empty
 */
record TaskPage(QuestsClient.Attempt attempt, QuestsClient.Task task, @Nullable AnswerForm typed,
		@Nullable String error, @Nullable UUID named, String course) {

	private static final Set<String> INVALID = Set.of("quest.error.empty", "quest.error.invalid", "quest.error.too-long",
			"quest.error.too-short");

	static TaskPage of(QuestsClient.Attempt attempt, int position, @Nullable AnswerForm typed, @Nullable String error,
			@Nullable UUID named, String course) {
		List<QuestsClient.Task> tasks = attempt.tasks();
		QuestsClient.Task shown = tasks.stream().filter(task -> task.position() == position).findFirst()
			.or(() -> tasks.stream().filter(task -> !task.isSettled()).findFirst())
			.orElseGet(tasks::getLast);
		return new TaskPage(attempt, shown, typed, error, named, course);
	}

	/** The address of a task of this attempt. */
	public String at(int position) {
		return QuestAddress.forAttempt(QuestAddress.of(attempt.questSlug(), position, course), named);
	}

	public String getResult() {
		return QuestAddress.forAttempt(QuestAddress.ofResult(attempt.questSlug(), course), named);
	}

	/** Whether an answer can still be given here. */
	public boolean isOpen() {
		return !attempt.isCompleted() && !task.isSettled();
	}

	/** The most characters of an answer in words. */
	public String getMaxLength() {
		return String.valueOf(task.maxLength() == null ? AnswerForm.LONGEST : task.maxLength());
	}

	/** Whether the error is about the answer itself. */
	public boolean isInvalid() {
		return error != null && INVALID.contains(error);
	}

	public boolean isChoice() {
		return task.kind() == QuestsClient.Kind.SINGLE_CHOICE || isMultiple();
	}

	public boolean isMultiple() {
		return task.kind() == QuestsClient.Kind.MULTIPLE_CHOICE;
	}

	public boolean isPrompt() {
		return task.kind() == QuestsClient.Kind.PROMPT;
	}

	public boolean chosen(String option) {
		List<String> choices = typed != null ? typed.getChoices() : task.answer() == null ? null : task.answer().choices();
		return choices != null && choices.contains(option);
	}

	public String getText() {
		String text = typed != null ? typed.getText() : task.answer() == null ? null : task.answer().text();
		return text == null ? "" : text;
	}

	/** The try that the check button would be. */
	public int getTryNumber() {
		return task.tries() + 1;
	}

	/** The task to go on with; none when this was the last one open. */
	public QuestsClient.@Nullable Task getNext() {
		List<QuestsClient.Task> open = attempt.tasks().stream().filter(other -> !other.isSettled() && other != task).toList();
		return open.stream().filter(other -> other.position() > task.position()).findFirst()
			.orElse(open.isEmpty() ? null : open.getFirst());
	}
}
