package ru.neuromagic.web.catalog;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import jakarta.servlet.http.HttpServletResponse;
import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Pending;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.layout.Notice;
import ru.neuromagic.web.learning.Constellation;
import ru.neuromagic.web.learning.Enrollment;
import ru.neuromagic.web.learning.EnrollmentsClient;
import ru.neuromagic.web.learning.Step;

@Controller
class CoursePageController {

	private static final int PAGE = 24;

	private final Calls calls;

	private final CoursesClient courses;

	private final EnrollmentsClient enrollments;

	CoursePageController(Calls calls, CoursesClient courses, EnrollmentsClient enrollments) {
		this.calls = calls;
		this.courses = courses;
		this.enrollments = enrollments;
	}

	/** @param next where the following page begins; none after the last */
	record CataloguePage(List<CourseCard> cards, @Nullable String next) {
	}

	@GetMapping("/courses")
	String courses(@RequestParam @Nullable String after, Model model, HttpServletResponse response) {
		String cursor = after != null && after.matches("[A-Za-z0-9_=.:-]{1,200}") ? after : null;
		Reply<CataloguePage> page = calls.ask(() -> courses.courses(PAGE, cursor))
			.map(found -> new CataloguePage(CourseCard.all(found.courses()), found.next()));
		if (page.isUnavailable()) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
		model.addAttribute("catalogue", page);
		return "catalog/courses";
	}

	/**
	 * @param enrollment the learner's own; none for a guest or before the start; unavailable when only that part failed
	 */
	record CoursePage(CoursesClient.Course course, Reply<Optional<Enrollment>> enrollment, Constellation sky) {

		public @Nullable Enrollment getEnrolled() {
			return enrollment.orElse(Optional.empty()).orElse(null);
		}

		public boolean done(Step step) {
			Enrollment enrolled = getEnrolled();
			return enrolled != null && enrolled.hasCompleted(step);
		}
	}

	@GetMapping("/courses/{slug:[a-z0-9-]{1,80}}")
	String course(@PathVariable String slug, @AuthenticationPrincipal @Nullable OidcUser learner, Model model) {
		Pending<CoursesClient.Course> asked = calls.begin(() -> courses.course(slug));
		Reply<Optional<Enrollment>> enrollment = learner == null ? new Reply.Given<>(Optional.empty())
				: calls.ask(() -> enrollments.enrollment(slug)).orNoneIf("not-enrolled");
		CoursesClient.Course course = asked.reply().orErrorPage();
		List<Step> steps = course.steps();
		Enrollment enrolled = enrollment.orElse(Optional.empty()).orElse(null);
		model.addAttribute("page", new CoursePage(course, enrollment, Constellation.of(slug, course.level().getShape(), steps,
				step -> enrolled != null && enrolled.hasCompleted(step), enrolled != null)));
		return "catalog/course";
	}

	@PostMapping("/courses/{slug:[a-z0-9-]{1,80}}/start")
	String start(@PathVariable String slug) {
		return switch (calls.ask(() -> enrollments.enroll(slug))) {
			case Reply.Given<Enrollment>(Enrollment enrollment) -> "redirect:" + Notice.COURSE_STARTED
				.on(Optional.ofNullable(enrollment.nextStep()).map(step -> step.path(slug)).orElse("/courses/" + slug));
			case Reply.Unavailable<Enrollment>() -> "redirect:" + Notice.SERVICE_DOWN.on("/courses/" + slug);
			case Reply.Refused<Enrollment> refused -> {
				refused.orErrorPage();
				throw new AssertionError(refused);
			}
		};
	}

	/** For those who reload or come back from the login to an address that only takes forms. */
	@GetMapping("/courses/{slug:[a-z0-9-]{1,80}}/start")
	String backToCourse(@PathVariable String slug) {
		return "redirect:/courses/" + slug;
	}
}
