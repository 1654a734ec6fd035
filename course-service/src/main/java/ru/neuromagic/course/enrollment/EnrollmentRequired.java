package ru.neuromagic.course.enrollment;

import org.springframework.http.HttpStatus;

import ru.neuromagic.service.problem.ProblemException;

public class EnrollmentRequired extends ProblemException {

	private static final long serialVersionUID = 1L;

	public EnrollmentRequired() {
		super(HttpStatus.FORBIDDEN, "enrollment-required", "Enroll in the course first.");
	}
}
