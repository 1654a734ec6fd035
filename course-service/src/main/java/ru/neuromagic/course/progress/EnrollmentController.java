package ru.neuromagic.course.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.course.catalog.CourseNotFound;
import ru.neuromagic.course.catalog.Language;
import ru.neuromagic.course.catalog.LessonNotFound;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.enrollment.EnrollInCourse;
import ru.neuromagic.course.enrollment.Enrollments;
import ru.neuromagic.service.security.CurrentAccount;

/** A learner's own courses. An enrollment is always shown with its progress, hence it is shown here. */
@RestController
@RequestMapping("/api/courses")
class EnrollmentController {

	private static final int LIMIT = 50;

	private static final CacheControl PRIVATE = CacheControl.noCache().cachePrivate();

	private final EnrollInCourse enrollInCourse;

	private final CompleteLesson completeLesson;

	private final Enrollments enrollments;

	private final Completions completions;

	EnrollmentController(EnrollInCourse enrollInCourse, CompleteLesson completeLesson, Enrollments enrollments,
			Completions completions) {
		this.enrollInCourse = enrollInCourse;
		this.completeLesson = completeLesson;
		this.enrollments = enrollments;
		this.completions = completions;
	}

	record EnrollmentList(List<EnrollmentPage> enrollments) {
	}

	@PutMapping("/{slug}/enrollment")
	@Operation(summary = "Enroll in a course; again changes nothing")
	@ApiResponse(responseCode = "200", description = "Was enrolled before")
	@ApiResponse(responseCode = "201", description = "Enrolled")
	@ApiResponse(responseCode = "404", description = "course-not-found", content = @Content)
	ResponseEntity<EnrollmentPage> enroll(@PathVariable String slug, CurrentAccount account, Locale locale) {
		var course = Slug.parse(slug).orElseThrow(CourseNotFound::new);
		var added = enrollInCourse.enroll(account.id(), course);
		return answer(added ? HttpStatus.CREATED : HttpStatus.OK, find(account.id(), course, locale));
	}

	@GetMapping("/{slug}/enrollment")
	@Operation(summary = "The learner's enrollment and progress in a course")
	@ApiResponse(responseCode = "200", description = "The enrollment")
	@ApiResponse(responseCode = "404", description = "not-enrolled", content = @Content)
	ResponseEntity<EnrollmentPage> enrollment(@PathVariable String slug, CurrentAccount account, Locale locale) {
		var course = Slug.parse(slug).orElseThrow(NotEnrolled::new);
		return answer(HttpStatus.OK, find(account.id(), course, locale));
	}

	@GetMapping("/enrollments")
	@Operation(summary = "The learner's courses, latest activity first, at most 50")
	ResponseEntity<EnrollmentList> enrollments(CurrentAccount account, Locale locale) {
		var latest = enrollments.latest(account.id(), LIMIT);
		var progress = completions.progress(latest);
		return answer(HttpStatus.OK, new EnrollmentList(latest.stream()
				.map(enrollment -> EnrollmentPage.of(enrollment, progress.get(enrollment.id()), Language.of(locale)))
				.toList()));
	}

	@PutMapping("/{slug}/lessons/{lesson}/completion")
	@Operation(summary = "Complete a lesson; again changes nothing")
	@ApiResponse(responseCode = "200", description = "The enrollment as it is now")
	@ApiResponse(responseCode = "403", description = "enrollment-required", content = @Content)
	@ApiResponse(responseCode = "404", description = "lesson-not-found", content = @Content)
	ResponseEntity<EnrollmentPage> complete(@PathVariable String slug, @PathVariable String lesson,
			CurrentAccount account, Locale locale) {
		var course = Slug.parse(slug).orElseThrow(LessonNotFound::new);
		completeLesson.complete(account.id(), course, Slug.parse(lesson).orElseThrow(LessonNotFound::new));
		return answer(HttpStatus.OK, find(account.id(), course, locale));
	}

	private EnrollmentPage find(UUID learnerId, Slug course, Locale locale) {
		var enrollment = enrollments.find(learnerId, course).orElseThrow(NotEnrolled::new);
		return EnrollmentPage.of(enrollment, completions.progress(enrollment), Language.of(locale));
	}

	private static <T> ResponseEntity<T> answer(HttpStatus status, T body) {
		return ResponseEntity.status(status).cacheControl(PRIVATE).varyBy(HttpHeaders.ACCEPT_LANGUAGE).body(body);
	}
}
