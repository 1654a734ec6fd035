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

}
