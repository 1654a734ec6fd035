package ru.neuromagic.course.catalog;

import org.springframework.http.HttpStatus;

import ru.neuromagic.service.problem.ProblemException;

public class LessonNotFound extends ProblemException {

	private static final long serialVersionUID = 1L;

	public LessonNotFound() {
		super(HttpStatus.NOT_FOUND, "lesson-not-found", "There is no lesson at this address.");
	}
}
