package ru.neuromagic.course.catalog;

import org.springframework.http.HttpStatus;

import ru.neuromagic.service.problem.ProblemException;

public class CourseNotFound extends ProblemException {

	private static final long serialVersionUID = 1L;

	public CourseNotFound() {
		super(HttpStatus.NOT_FOUND, "course-not-found", "There is no course at this address.");
	}
}
