package ru.neuromagic.auth.registration;

import java.util.List;

import org.springframework.http.HttpStatus;

import ru.neuromagic.service.problem.FieldProblem;
import ru.neuromagic.service.problem.ProblemException;

/** The answer to bad input that only the domain knows to be bad; the same as for what an annotation refuses. */
class InvalidFormException extends ProblemException {

	private static final long serialVersionUID = 1L;

	InvalidFormException(List<FieldProblem> errors) {
		super(HttpStatus.BAD_REQUEST, "validation-failed", "Some of the input is not valid.");
		with("errors", List.copyOf(errors));
	}

}
