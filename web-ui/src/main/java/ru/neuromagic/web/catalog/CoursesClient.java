package ru.neuromagic.web.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.RetriedOnce;
import ru.neuromagic.web.learning.Step;

/** The public part of the course service. */
@FeignClient(name = "course-service", contextId = "courses", url = "${neuromagic.services.courses}", path = "/api/courses")
public interface CoursesClient {

	@RetriedOnce
	@GetMapping
	Courses courses(@RequestParam int limit, @RequestParam(required = false) @Nullable String after);

	@RetriedOnce
	@GetMapping("/{slug}")
	Course course(@PathVariable String slug);

	/** @param next where the following page begins; none after the last */
	record Courses(List<Summary> courses, @Nullable String next) {
	}

	record Summary(String slug, String title, String summary, Level level, int minutes, int lessonCount, int questCount) {
	}

	record Course(String slug, String title, String summary, String descriptionHtml, Level level, int minutes,
			int lessonCount, int questCount, List<Module> modules) {

		List<Step> steps() {
			return modules.stream().flatMap(module -> module.steps().stream()).toList();
		}
	}

	record Module(String id, String title, List<Step> steps) {
	}
}
