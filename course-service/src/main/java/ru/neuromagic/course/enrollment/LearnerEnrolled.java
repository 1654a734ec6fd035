package ru.neuromagic.course.enrollment;

/** Told inside the service, in the transaction that enrolls. */
public record LearnerEnrolled(Enrollment enrollment) {
}
