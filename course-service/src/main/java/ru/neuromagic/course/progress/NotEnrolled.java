package ru.neuromagic.course.progress;

import org.springframework.http.HttpStatus;

import ru.neuromagic.service.problem.ProblemException;

class NotEnrolled extends ProblemException {

	private static final long serialVersionUID = 1L;

	NotEnrolled() {
		super(HttpStatus.NOT_FOUND, "not-enrolled", "You are not enrolled in a course at this address.");
	}
}
