package ru.neuromagic.web.learning;

import java.util.Optional;

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
import ru.neuromagic.web.calls.Pending;
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

	/** @param enrollment the learner's own; none for a guest or before the start */
	record LessonPage(Lesson lesson, Reply<Optional<Enrollment>> enrollment) {

		public @Nullable Enrollment getEnrolled() {
			return enrollment.orElse(Optional.empty()).orElse(null);
		}

		public boolean isDone() {
			Enrollment enrolled = getEnrolled();
			return enrolled != null && enrolled.hasCompleted(lesson.asStep());
		}
	}

	@GetMapping
	String lesson(@PathVariable String slug, @PathVariable String lesson,
			@AuthenticationPrincipal @Nullable OidcUser learner, Model model) {
		Pending<Lesson> asked = calls.begin(() -> enrollments.lesson(slug, lesson));
		Reply<Optional<Enrollment>> enrollment = learner == null ? new Reply.Given<>(Optional.empty())
				: calls.ask(() -> enrollments.enrollment(slug)).orNoneIf("not-enrolled");
		Reply<Lesson> reply = asked.reply();
		if (reply instanceof Reply.Refused<Lesson>(Problem problem)) {
			if (problem.is("enrollment-required")) {
				return "redirect:" + Notice.ENROLL_FIRST.on("/courses/" + slug);
			}
			if (problem.status() == 401 && learner == null) {
				throw new InsufficientAuthenticationException("this lesson is for those who are logged in");
			}
		}
		model.addAttribute("page", new LessonPage(reply.orErrorPage(), enrollment));
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
