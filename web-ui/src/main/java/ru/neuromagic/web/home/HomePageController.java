package ru.neuromagic.web.home;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Pending;
import ru.neuromagic.web.calls.Problem;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.catalog.CourseCard;
import ru.neuromagic.web.catalog.CoursesClient;
import ru.neuromagic.web.catalog.Underway;

@Controller
class HomePageController {

	private static final int COURSES_SHOWN = 6;

	private final Calls calls;

	private final CoursesClient courses;

	private final Underway underway;

	private final TrialClient trials;

	HomePageController(Calls calls, CoursesClient courses, Underway underway, TrialClient trials) {
		this.calls = calls;
		this.courses = courses;
		this.underway = underway;
		this.trials = trials;
	}

	/**
	 * @param underway what a learner may go on with; empty for a guest
	 * @param trial the task to try at once; without a verdict before the first try
	 */
	record HomePage(Reply<List<CourseCard>> courses, Reply<List<Underway.Course>> underway, TrialPart trial) {
	}

	/**
	 * @param typed what the guest has written
	 * @param problem the message key of what is wrong with it
	 * @param limit the number in that message
	 */
	record TrialPart(Reply<TrialClient.Trial> task, String typed, TrialClient.@Nullable Verdict verdict,
			@Nullable String problem, int limit) {

		static TrialPart open(Reply<TrialClient.Trial> task) {
			return new TrialPart(task, "", null, null, 0);
		}
	}

	@GetMapping("/")
	String home(@AuthenticationPrincipal @Nullable OidcUser learner, Model model) {
		return show(learner, null, model);
	}

	/** Grades what a guest wrote; the answer is the home page again, with what there is to say about it. */
	@PostMapping("/try")
	String tryOut(@RequestParam(defaultValue = "") String text, @AuthenticationPrincipal @Nullable OidcUser learner,
			HttpServletResponse response, Model model) {
		String typed = text.replace("\r\n", "\n");
		Reply<TrialClient.Trial> task = calls.ask(trials::trial);
		TrialPart part = typed.isBlank() ? new TrialPart(task, "", null, "home.try.empty", 0)
				: graded(task, typed, calls.ask(() -> trials.check(new TrialClient.Prompt(typed))));
		if (part.verdict() == null) {
			response.setStatus("home.try.outage".equals(part.problem()) ? HttpStatus.SERVICE_UNAVAILABLE.value()
					: HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		return show(learner, part, model);
	}

	/** For those who reload or come back to an address that only takes the form, or whose form was too old to be taken. */
	@GetMapping("/try")
	String backHome(@RequestParam(defaultValue = "") String text, @AuthenticationPrincipal @Nullable OidcUser learner,
			HttpServletRequest request, Model model) {
		return request.getDispatcherType() == DispatcherType.FORWARD
				? show(learner, new TrialPart(calls.ask(trials::trial), text.replace("\r\n", "\n"), null, null, 0), model)
				: "redirect:/#try";
	}

	private static TrialPart graded(Reply<TrialClient.Trial> task, String typed, Reply<TrialClient.Verdict> reply) {
		return switch (reply) {
			case Reply.Given<TrialClient.Verdict>(TrialClient.Verdict verdict) ->
				new TrialPart(task, typed, verdict, null, 0);
			case Reply.Refused<TrialClient.Verdict>(Problem problem) -> refused(task, typed, problem);
			case Reply.Unavailable<TrialClient.Verdict>() -> new TrialPart(task, typed, null, "home.try.outage", 0);
		};
	}

	private static TrialPart refused(Reply<TrialClient.Trial> task, String typed, Problem problem) {
		int longest = problem.number("maxLength", Integer.MAX_VALUE);
		return typed.length() > longest ? new TrialPart(task, typed, null, "home.try.too-long", longest)
				: new TrialPart(task, typed, null, "home.try.too-short", problem.number("minWords", 0));
	}

	private String show(@Nullable OidcUser learner, @Nullable TrialPart tried, Model model) {
		Pending<CoursesClient.Courses> offered = calls.begin(() -> courses.courses(COURSES_SHOWN, null));
		TrialPart trial = tried != null ? tried
				: TrialPart.open(learner == null ? calls.ask(trials::trial) : new Reply.Unavailable<>());
		Reply<List<Underway.Course>> going = learner == null ? new Reply.Given<>(List.of())
				: underway.all().map(all -> all.stream().filter(course -> !course.enrollment().isFinished()).toList());
		// what the learner is on the way with stands above already
		Set<String> begun = going.orElse(List.of()).stream().map(course -> course.enrollment().courseSlug())
			.collect(Collectors.toSet());
		model.addAttribute("home", new HomePage(offered.reply().map(found -> CourseCard.all(found.courses().stream()
			.filter(course -> !begun.contains(course.slug())).toList())), going, trial));
		return "home/home";
	}
}
