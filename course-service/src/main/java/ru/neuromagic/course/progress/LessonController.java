package ru.neuromagic.course.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.course.catalog.Catalog;
import ru.neuromagic.course.catalog.Language;
import ru.neuromagic.course.catalog.LessonInCourse;
import ru.neuromagic.course.catalog.LessonNotFound;
import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.course.enrollment.Enrollment;
import ru.neuromagic.course.enrollment.EnrollmentRequired;
import ru.neuromagic.course.enrollment.Enrollments;
import ru.neuromagic.service.security.CurrentAccount;

/** Lessons stand here rather than in the catalogue because an enrollment opens them, and is shown with its progress. */
@RestController
class LessonController {

	private static final CacheControl PUBLIC = CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

	private static final CacheControl PRIVATE = CacheControl.noCache().cachePrivate();

	private final Catalog catalog;

	private final Enrollments enrollments;

	private final Completions completions;

	LessonController(Catalog catalog, Enrollments enrollments, Completions completions) {
		this.catalog = catalog;
		this.enrollments = enrollments;
		this.completions = completions;
	}

	@GetMapping("/api/courses/{slug}/lessons/{lesson}")
	@Operation(summary = "A lesson to read, with the learner's enrollment; previews need neither")
	@ApiResponse(responseCode = "200", description = "The lesson")
	@ApiResponse(responseCode = "401", description = "unauthorized", content = @Content)
	@ApiResponse(responseCode = "403", description = "enrollment-required", content = @Content)
	@ApiResponse(responseCode = "404", description = "lesson-not-found", content = @Content)
	ResponseEntity<LessonPage> lesson(@PathVariable String slug, @PathVariable String lesson,
			@Nullable CurrentAccount account, Locale locale) {
		var place = find(slug, lesson);
		var enrollment = account == null ? Optional.<Enrollment>empty()
				: enrollments.find(account.id(), place.course().slug());
		if (!place.lesson().preview() && enrollment.isEmpty()) {
			throw account == null ? new InsufficientAuthenticationException("This lesson needs an access token")
					: new EnrollmentRequired();
		}
		var language = Language.of(locale);
		return ResponseEntity.ok()
				.cacheControl(account == null ? PUBLIC : PRIVATE)
				.varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION)
				.body(LessonPage.of(place, catalog.html(place, language), language, enrollment
						.map(found -> EnrollmentPage.of(found, completions.progress(found), language))
						.orElse(null)));
	}

	private LessonInCourse find(String slug, String lesson) {
		return Slug.parse(lesson)
				.flatMap(name -> Slug.parse(slug).flatMap(catalog::course).flatMap(course -> course.lesson(name)))
				.orElseThrow(LessonNotFound::new);
	}
}
