package ru.neuromagic.web.learning;

import java.util.List;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.RetriedOnce;

/** The learner's part of the course service. */
@FeignClient(name = "course-service", contextId = "enrollments", url = "${neuromagic.services.courses}", path = "/api/courses")
public interface EnrollmentsClient {

	@RetriedOnce
	@GetMapping("/enrollments")
	Enrollments all();

	/** @param zone the IANA zone whose calendar decides what a day is */
	@RetriedOnce
	@GetMapping("/streak")
	Streak streak(@RequestParam String zone);

	@RetriedOnce
	@GetMapping("/{slug}/enrollment")
	Enrollment enrollment(@PathVariable String slug);

	@PutMapping("/{slug}/enrollment")
	Enrollment enroll(@PathVariable String slug);

	@RetriedOnce
	@GetMapping("/{slug}/lessons/{lesson}")
	Lesson lesson(@PathVariable String slug, @PathVariable String lesson);

	@PutMapping("/{slug}/lessons/{lesson}/completion")
	Enrollment completeLesson(@PathVariable String slug, @PathVariable String lesson);

	record Enrollments(List<Enrollment> enrollments) {
	}
}
