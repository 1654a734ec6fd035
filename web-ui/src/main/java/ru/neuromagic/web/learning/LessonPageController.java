package ru.neuromagic.web.learning;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Problem;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.layout.Notice;

@Controller
@RequestMapping("/courses/{slug:[a-z0-9-]{1,80}}/lessons/{lesson:[a-z0-9-]{1,80}}")
class LessonPageController {

	private final Calls calls;

	private final EnrollmentsClient enrollments;

	LessonPageController(Calls calls, EnrollmentsClient enrollments) {
		this.calls = calls;
		this.enrollments = enrollments;
	}

	@GetMapping
	String lesson(@PathVariable String slug, @PathVariable String lesson,
			@AuthenticationPrincipal @Nullable OidcUser learner, Model model) {
		Reply<Lesson> reply = calls.ask(() -> enrollments.lesson(slug, lesson));
		if (reply instanceof Reply.Refused<Lesson>(Problem problem)) {
			if (problem.is("enrollment-required")) {
				return "redirect:" + Notice.ENROLL_FIRST.on("/courses/" + slug);
			}
			if (problem.status() == 401 && learner == null) {
				throw new InsufficientAuthenticationException("this lesson is for those who are logged in");
			}
		}
		model.addAttribute("lesson", reply.orErrorPage());
		return "learning/lesson";
	}

	@PostMapping("/complete")
	String complete(@PathVariable String slug, @PathVariable String lesson) {
		String here = "/courses/" + slug + "/lessons/" + lesson;
		Reply<Enrollment> reply = calls.ask(() -> enrollments.completeLesson(slug, lesson));
		if (reply.isUnavailable()) {
			return "redirect:" + Notice.SERVICE_DOWN.on(here);
		}
		if (reply instanceof Reply.Refused<Enrollment>(Problem problem) && problem.is("enrollment-required")) {
			return "redirect:" + Notice.ENROLL_FIRST.on("/courses/" + slug);
		}
		Step next = reply.orErrorPage().nextStep();
		return "redirect:" + Notice.LESSON_COMPLETED.on(next == null ? "/courses/" + slug : next.path(slug));
	}

	@GetMapping("/complete")
	String backToLesson(@PathVariable String slug, @PathVariable String lesson) {
		return "redirect:/courses/" + slug + "/lessons/" + lesson;
	}
}
