package ru.neuromagic.quest.quest;

import org.springframework.http.HttpStatus;

import ru.neuromagic.service.problem.ProblemException;

/** No quest can be begun under that slug. */
public class QuestNotFound extends ProblemException {

	private static final long serialVersionUID = 1L;

	public QuestNotFound() {
		super(HttpStatus.NOT_FOUND, "quest-not-found", "There is no such quest.");
	}

}
