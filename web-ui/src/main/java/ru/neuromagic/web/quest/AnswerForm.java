package ru.neuromagic.web.quest;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import ru.neuromagic.content.text.TypedText;
import ru.neuromagic.web.security.KeptForm;

/** An answer as it stands in the page's form. Hidden fields that do not fit make it no answer of ours. */
class AnswerForm {

	/** What quest-service takes for any task; a task may take less. */
	static final int LONGEST = 4000;

	private String attempt = "";

	private String task = "";

	private String number = "";

	private String revision = "";

	private List<String> choices = List.of();

	private String text = "";

	private String course = "";

	private String position = "";

	private String limit = "";

	static AnswerForm of(KeptForm kept) {
		var form = new AnswerForm();
		form.setAttempt(String.valueOf(kept.value("attempt")));
		form.setTask(String.valueOf(kept.value("task")));
		form.setChoices(kept.values("choices"));
		String text = kept.value("text");
		form.setText(text == null ? "" : text);
		return form;
	}

	/** The answer without a revision is written over whatever is stored: asked for by a check, which is meant to count. */
	QuestsClient.NewAnswer answer() {
		return new QuestsClient.NewAnswer(choices, text, null);
	}

	QuestsClient.NewAnswer answerToRevision() {
		return new QuestsClient.NewAnswer(choices, text, revision.matches("\\d{1,18}") ? Long.valueOf(revision) : null);
	}

	@Nullable UUID attemptId() {
		return attempt.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(attempt) : null;
	}

	/** The most characters that this task takes, as its page says. */
	int longest() {
		return limit.matches("[1-9]\\d{0,3}") ? Math.min(Integer.parseInt(limit), LONGEST) : LONGEST;
	}

	boolean isWhole() {
		return attemptId() != null && task.matches("[A-Za-z0-9_-]{1,80}");
	}

	boolean isTooLong() {
		return text.length() > longest();
	}

	/** Nothing is given here and nothing was stored before, so that there is nothing to save. */
	boolean isUntouched() {
		return isEmpty() && revision.matches("0*");
	}

	boolean isEmpty() {
		return choices.isEmpty() && TypedText.isBlank(text);
	}

	/** Which try this is, from 1. */
	int tryNumber() {
		return number.matches("[1-9]\\d?") ? Integer.parseInt(number) : 1;
	}

	/** The task that the learner is looking at, from 1; 0 when the form does not say. */
	int taskPosition() {
		return position.matches("[1-9]\\d?") ? Integer.parseInt(position) : 0;
	}

	public String getAttempt() {
		return attempt;
	}

	public void setAttempt(String attempt) {
		this.attempt = attempt;
	}

	public String getTask() {
		return task;
	}

	public void setTask(String task) {
		this.task = task;
	}

	public String getNumber() {
		return number;
	}

	public void setNumber(String number) {
		this.number = number;
	}

	public String getRevision() {
		return revision;
	}

	public void setRevision(String revision) {
		this.revision = revision;
	}

	public List<String> getChoices() {
		return choices;
	}

	public void setChoices(List<String> choices) {
		this.choices = List.copyOf(choices);
	}

	public String getText() {
		return text;
	}

	/** As quest-service reads it: browsers send line ends as CR LF, and the length that counts is the one that is seen. */
	public void setText(String text) {
		this.text = TypedText.lines(text);
	}

	public String getCourse() {
		return course;
	}

	public void setCourse(String course) {
		this.course = course;
	}

	public String getPosition() {
		return position;
	}

	public void setPosition(String position) {
		this.position = position;
	}

	public String getLimit() {
		return limit;
	}

	public void setLimit(String limit) {
		this.limit = limit;
	}

}
