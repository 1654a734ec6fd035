package ru.neuromagic.quest.grading;

import java.util.List;

import org.springframework.http.HttpStatus;

import ru.neuromagic.service.problem.FieldProblem;
import ru.neuromagic.service.problem.ProblemException;

/** Something that cannot be an answer to its task. */
public class AnswerInvalid extends ProblemException {

	private static final long serialVersionUID = 1L;

	AnswerInvalid(String field, String code, String message) {
		super(HttpStatus.BAD_REQUEST, "validation-failed", "The answer does not fit the task: %s %s.".formatted(field, message));
		with("errors", List.of(new FieldProblem(field, code, message)));
	}

	/** With the numbers, so that pages can say in their own words how much is missing. */
	static ProblemException tooShort(int words, int minWords) {
		return new AnswerInvalid("text", "min-words", "must have at least %d words".formatted(minWords))
			.with("minWords", minWords)
			.with("words", words);
	}

	static ProblemException tooLong(int length, int maxLength) {
		return new AnswerInvalid("text", "size", "must have at most %d characters".formatted(maxLength))
			.with("maxLength", maxLength)
			.with("length", length);
	}

}
