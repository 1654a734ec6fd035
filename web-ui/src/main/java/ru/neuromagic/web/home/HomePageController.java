package ru.neuromagic.web.home;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Pending;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.catalog.CourseCard;
import ru.neuromagic.web.catalog.CoursesClient;
import ru.neuromagic.web.learning.Enrollment;
import ru.neuromagic.web.learning.EnrollmentsClient;

@Controller
class HomePageController {

	private static final int COURSES_SHOWN = 6;

	private final Calls calls;

	private final CoursesClient courses;

	private final EnrollmentsClient enrollments;

	HomePageController(Calls calls, CoursesClient courses, EnrollmentsClient enrollments) {
		this.calls = calls;
		this.courses = courses;
		this.enrollments = enrollments;
	}

	/** @param underway what a learner may go on with; empty for a guest */
	record HomePage(Reply<List<CourseCard>> courses, Reply<List<Enrollment>> underway) {
	}

	@GetMapping("/")
	String home(@AuthenticationPrincipal @Nullable OidcUser learner, Model model) {
		Pending<CoursesClient.Courses> offered = calls.begin(() -> courses.courses(COURSES_SHOWN, null));
		Reply<List<Enrollment>> underway = learner == null ? new Reply.Given<>(List.of())
				: calls.ask(enrollments::all).map(EnrollmentsClient.Enrollments::underway);
		model.addAttribute("home",
				new HomePage(offered.reply().map(found -> CourseCard.all(found.courses())), underway));
		return "home/home";
	}

	@GetMapping("/about")
	String about() {
		return "home/about";
	}

	@GetMapping("/contact")
	String contact() {
		return "home/contact";
	}

	@GetMapping("/terms")
	String terms() {
		return "home/terms";
	}

	@GetMapping("/privacy")
	String privacy() {
		return "home/privacy";
	}
}
