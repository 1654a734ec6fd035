package ru.neuromagic.course.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.service.problem.FieldProblem;
import ru.neuromagic.service.problem.ProblemException;

@RestController
@RequestMapping("/api/courses")
class CatalogController {

	private static final CacheControl PUBLIC = CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

	private final Catalog catalog;

	CatalogController(Catalog catalog) {
		this.catalog = catalog;
	}

	@GetMapping
	@SecurityRequirements
	@Operation(summary = "The catalogue, easiest courses first")
	@ApiResponse(responseCode = "200", description = "A page of it")
	@ApiResponse(responseCode = "400", description = "validation-failed", content = @Content)
	ResponseEntity<CataloguePage> courses(@RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
			@RequestParam(required = false) @Nullable String after, Locale locale) {
		var found = catalog.page(after == null ? null : cursor(after), limit + 1);
		return forEveryone(CataloguePage.of(found, limit, Language.of(locale)));
	}

	@GetMapping("/{slug}")
	@SecurityRequirements
	@Operation(summary = "A course with its modules and steps")
	@ApiResponse(responseCode = "200", description = "The course")
	@ApiResponse(responseCode = "404", description = "course-not-found", content = @Content)
	ResponseEntity<CoursePage> course(@PathVariable String slug, Locale locale) {
		var course = Slug.parse(slug).flatMap(catalog::course).orElseThrow(CourseNotFound::new);
		return forEveryone(CoursePage.of(course, Language.of(locale)));
	}

	private static CatalogCursor cursor(String after) {
		return CatalogCursor.parse(after).orElseThrow(() ->
				new ProblemException(HttpStatus.BAD_REQUEST, "validation-failed", "Some of the input is not valid.")
						.with("errors", List.of(new FieldProblem("after", "cursor", "is not a cursor of this list"))));
	}

	private static <T> ResponseEntity<T> forEveryone(T body) {
		return ResponseEntity.ok().cacheControl(PUBLIC).varyBy(HttpHeaders.ACCEPT_LANGUAGE).body(body);
	}
}
