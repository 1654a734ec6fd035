package ru.neuromagic.web.quest;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.PageFailure;
import ru.neuromagic.web.calls.Pending;
import ru.neuromagic.web.calls.Problem;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.layout.Notice;
import ru.neuromagic.web.learning.Constellation;
import ru.neuromagic.web.quest.QuestsClient.Attempt;
import ru.neuromagic.web.quest.QuestsClient.Quest;
import ru.neuromagic.web.quest.QuestsClient.Task;
import ru.neuromagic.web.security.KeptForm;

/**
 * A quest from its introduction to its result: answer → check → feedback → next. Every command is idempotent in the service;
 * here each ends in a redirect, or in the same page with what was typed and the reason why it does not stand saved.
 */
@Controller
@RequestMapping("/quest/{slug:[a-z0-9-]{1,80}}")
class QuestPageController {

	private final Calls calls;

	private final QuestsClient quests;

	private final MessageSource texts;

	QuestPageController(Calls calls, QuestsClient quests, MessageSource texts) {
		this.calls = calls;
		this.quests = quests;
		this.texts = texts;
	}

	/** @param attempt the learner's latest; none for a guest or before the first one */
	record IntroPage(Quest quest, Reply<Optional<Attempt>> attempt, String course) {

		public @Nullable Attempt getLatest() {
			return attempt.orElse(Optional.empty()).orElse(null);
		}

		/** Its stars as the latest attempt has lit them. */
		public Constellation getSky() {
			Attempt latest = getLatest();
			return latest == null ? Constellation.ofQuest(quest.slug(), Collections.nCopies(quest.taskCount(), false))
					: latest.sky();
		}
	}

	@GetMapping
	String quest(@PathVariable String slug, @RequestParam(defaultValue = "") String task,
			@RequestParam(defaultValue = "") String course, @RequestParam(name = "attempt", defaultValue = "") String asked,
			@AuthenticationPrincipal @Nullable OidcUser learner,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		Optional<KeptForm> kept = learner == null ? Optional.empty()
				: KeptForm.takeSentTo("/quest/" + slug, request);
		if (kept.isPresent()) {
			return saveKept(slug, AnswerForm.of(kept.get()), response, model);
		}
		UUID named = attemptOrNone(asked);
		Pending<Quest> quest = calls.begin(() -> quests.quest(slug));
		Reply<Optional<Attempt>> attempt = learner == null ? new Reply.Given<>(Optional.empty())
				: calls.ask(() -> attempt(slug, named)).orNoneIf("no-attempt");
		Attempt latest = attempt.orElse(Optional.empty()).orElse(null);
		int position = task.matches("[1-9]\\d?") ? Integer.parseInt(task) : 0;
		if (latest != null && !latest.tasks().isEmpty() && (!latest.isCompleted() || position > 0)) {
			return taskPage(TaskPage.of(latest, position, null, null, named, QuestAddress.slugOrNone(course)), model);
		}
		model.addAttribute("page", new IntroPage(quest.reply().orErrorPage(), attempt, QuestAddress.slugOrNone(course)));
		return "quest/intro";
	}

	@PostMapping("/start")
	String start(@PathVariable String slug, @RequestParam(defaultValue = "") String course) {
		Reply<Attempt> started = calls.ask(() -> quests.start(slug));
		if (started.isUnavailable()) {
			return "redirect:" + Notice.SERVICE_DOWN.on(QuestAddress.of(slug, 0, course));
		}
		started.orErrorPage();
		return "redirect:" + QuestAddress.of(slug, 0, course);
	}

	/** @param target the task to go to afterwards, from the row of stars */
	@PostMapping("/answer")
	String save(@PathVariable String slug, @ModelAttribute("form") AnswerForm form,
			@RequestParam(name = "goto", defaultValue = "") String target, HttpServletResponse response, Model model) {
		UUID attempt = form.attemptId();
		if (attempt == null || !form.isWhole()) {
			return "redirect:" + Notice.NOTHING_CHANGED.on(QuestAddress.of(slug, 0, form.getCourse()));
		}
		boolean leaving = target.matches("[1-9]\\d?");
		if (form.isTooLong()) {
			return again(slug, form, "quest.error.too-long", HttpStatus.UNPROCESSABLE_CONTENT, response, model);
		}
		if (!(leaving && form.isUntouched())) {
			Reply<Task> saved = calls.ask(() -> quests.saveAnswer(attempt, form.getTask(), form.answerToRevision()));
			if (!saved.isGiven()) {
				return notDone(slug, form, saved, response, model);
			}
		}
		return "redirect:" + (leaving ? QuestAddress.of(slug, Integer.parseInt(target), form.getCourse())
				: Notice.ANSWER_SAVED.on(QuestAddress.of(slug, form.taskPosition(), form.getCourse())));
	}

	/**
	 * What the page's script hears after it saved an answer in the background.
	 *
	 * @param problem the type of the refusal
	 * @param message what to tell the learner, if sending the same again is no use
	 */
	record Autosaved(@Nullable Long revision, @Nullable Instant savedAt, @Nullable String problem,
			@Nullable String message) {

		static Autosaved not(String problem, @Nullable String message) {
			return new Autosaved(null, null, problem, message);
		}

	}

	@PostMapping(path = "/answer", headers = "X-Requested-With=fetch", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Autosaved> autosave(@ModelAttribute("form") AnswerForm form, Locale locale) {
		UUID attempt = form.attemptId();
		if (attempt == null || !form.isWhole()) {
			return ResponseEntity.unprocessableContent()
				.body(Autosaved.not("validation-failed", texts.getMessage("quest.error.refused", null, locale)));
		}
		if (form.isTooLong()) {
			return ResponseEntity.unprocessableContent().body(Autosaved.not("validation-failed",
					texts.getMessage("quest.error.too-long", new Object[] { String.valueOf(form.longest()) }, locale)));
		}
		return switch (calls.ask(() -> quests.saveAnswer(attempt, form.getTask(), form.answerToRevision()))) {
			case Reply.Given<Task>(Task task) ->
				ResponseEntity.ok(new Autosaved(task.revision(), task.savedAt(), null, null));
			case Reply.Refused<Task>(Problem problem) -> {
				ResponseEntity.BodyBuilder refused = ResponseEntity.status(problem.status());
				if (problem.retryAfter() != null) {
					refused.header(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter().toSeconds()));
				}
				yield refused.body(Autosaved.not(problem.type(),
						texts.getMessage(autosaveError(problem), new Object[] { String.valueOf(form.longest()) }, locale)));
			}
			case Reply.Unavailable<Task>() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
				.body(Autosaved.not("unavailable", null));
		};
	}

	private static String autosaveError(Problem problem) {
		return switch (problem.type()) {
			case "stale-answer" -> "quest.error.stale";
			case "task-settled" -> "quest.error.settled";
			case "attempt-completed" -> "quest.error.completed";
			case "attempt-not-found", "task-not-found", "quest-not-found" -> "quest.error.gone";
			case "validation-failed" -> invalid(problem);
			default -> problem.status() == HttpStatus.TOO_MANY_REQUESTS.value() ? "quest.save.busy" : "quest.error.refused";
		};
	}

	/** What is wrong with an answer that the service refuses as such. */
	private static String invalid(Problem problem) {
		Problem.FieldError error = problem.errors().isEmpty() ? null : problem.errors().getFirst();
		if (error == null || !"text".equals(error.field())) {
			return "quest.error.invalid";
		}
		return switch (error.code()) {
			case "min-words" -> "quest.error.too-short";
			case "size" -> "quest.error.too-long";
			default -> "quest.error.invalid";
		};
	}

	@PostMapping("/check")
	String check(@PathVariable String slug, @ModelAttribute("form") AnswerForm form, HttpServletResponse response,
			Model model) {
		UUID attempt = form.attemptId();
		if (attempt == null || !form.isWhole()) {
			return "redirect:" + Notice.NOTHING_CHANGED.on(QuestAddress.of(slug, 0, form.getCourse()));
		}
		if (form.isTooLong()) {
			return again(slug, form, "quest.error.too-long", HttpStatus.UNPROCESSABLE_CONTENT, response, model);
		}
		if (form.isEmpty()) {
			return again(slug, form, "quest.error.empty", HttpStatus.UNPROCESSABLE_CONTENT, response, model);
		}
		Reply<Attempt> checked = calls.ask(() -> quests.check(attempt, form.getTask(), form.tryNumber(), form.answer()));
		return checked.isGiven() ? "redirect:" + QuestAddress.of(slug, form.taskPosition(), form.getCourse()) + "#feedback"
				: notDone(slug, form, checked, response, model);
	}

	@PostMapping("/hint")
	String hint(@PathVariable String slug, @ModelAttribute("form") AnswerForm form, HttpServletResponse response,
			Model model) {
		UUID attempt = form.attemptId();
		if (attempt == null || !form.isWhole()) {
			return "redirect:" + Notice.NOTHING_CHANGED.on(QuestAddress.of(slug, 0, form.getCourse()));
		}
		if (!form.isUntouched() && !form.isTooLong()) {
			Reply<Task> saved = calls.ask(() -> quests.saveAnswer(attempt, form.getTask(), form.answerToRevision()));
			if (!saved.isGiven()) {
				return notDone(slug, form, saved, response, model);
			}
		}
		Reply<Task> taken = calls.ask(() -> quests.takeHint(attempt, form.getTask()));
		return taken.isGiven() ? "redirect:" + QuestAddress.of(slug, form.taskPosition(), form.getCourse()) + "#hint"
				: notDone(slug, form, taken, response, model);
	}

	@PostMapping("/complete")
	String complete(@PathVariable String slug, @RequestParam(defaultValue = "") String course) {
		Reply<Attempt> done = calls.ask(() -> {
			Attempt attempt = quests.attempt(slug);
			return attempt.isCompleted() ? attempt : quests.complete(attempt.id());
		});
		if (done.isUnavailable()) {
			return "redirect:" + Notice.SERVICE_DOWN.on(QuestAddress.of(slug, 0, course));
		}
		if (done instanceof Reply.Refused<Attempt>(Problem problem) && problem.is("no-attempt")) {
			return "redirect:" + Notice.START_FIRST.on(QuestAddress.of(slug, 0, course));
		}
		done.orErrorPage();
		return "redirect:" + QuestAddress.ofResult(slug, course);
	}

	/** @param named the attempt that the address asked for; none for the latest */
	record ResultPage(Attempt attempt, @Nullable UUID named, String course) {

		public String at(int position) {
			return QuestAddress.forAttempt(QuestAddress.of(attempt.questSlug(), position, course), named);
		}

		/** How far the score is, 0–100. */
		public int getPercent() {
			return attempt.maxScore() == 0 ? 0 : Math.clamp(100L * attempt.score() / attempt.maxScore(), 0, 100);
		}
	}

	@GetMapping("/result")
	String result(@PathVariable String slug, @RequestParam(defaultValue = "") String course,
			@RequestParam(name = "attempt", defaultValue = "") String asked, Model model) {
		UUID named = attemptOrNone(asked);
		Reply<Attempt> reply = calls.ask(() -> attempt(slug, named));
		if (reply instanceof Reply.Refused<Attempt>(Problem problem) && problem.is("no-attempt")) {
			return "redirect:" + Notice.START_FIRST.on(QuestAddress.of(slug, 0, course));
		}
		Attempt attempt = reply.orErrorPage();
		if (!attempt.isCompleted()) {
			return "redirect:" + QuestAddress.of(slug, 0, course);
		}
		model.addAttribute("page", new ResultPage(attempt, named, QuestAddress.slugOrNone(course)));
		return "quest/result";
	}

	/** The attempt of that id, as letters name it, or else the latest. */
	private Attempt attempt(String slug, @Nullable UUID named) {
		return named != null ? quests.attempt(named) : quests.attempt(slug);
	}

	private static @Nullable UUID attemptOrNone(String text) {
		return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : null;
	}

	@GetMapping({ "/start", "/answer", "/check", "/hint", "/complete" })
	String backToQuest(@PathVariable String slug) {
		return "redirect:/quest/" + slug;
	}

	/** An answer that was sent when the session had ended, and survived the login. */
	private String saveKept(String slug, AnswerForm form, HttpServletResponse response, Model model) {
		UUID attempt = form.attemptId();
		if (attempt == null || !form.isWhole() || form.isTooLong() || form.isEmpty()) {
			return "redirect:" + QuestAddress.of(slug, 0, "");
		}
		Reply<Task> saved = calls.ask(() -> quests.saveAnswer(attempt, form.getTask(), form.answer()));
		return switch (saved) {
			case Reply.Given<Task>(Task task) -> "redirect:" + Notice.ANSWER_KEPT.on(QuestAddress.of(slug, task.position(), ""));
			// somebody else logged in
			case Reply.Refused<Task>(Problem problem) when problem.is("attempt-not-found") ->
				"redirect:" + Notice.NOTHING_CHANGED.on(QuestAddress.of(slug, 0, ""));
			default -> notDone(slug, form, saved, response, model);
		};
	}

	private String notDone(String slug, AnswerForm form, Reply<?> reply, HttpServletResponse response, Model model) {
		if (!(reply instanceof Reply.Refused<?>(Problem problem))) {
			return unsaved(slug, form, HttpStatus.SERVICE_UNAVAILABLE, response, model);
		}
		return switch (problem.type()) {
			case "task-settled", "check-out-of-order" ->
				"redirect:" + Notice.TASK_SETTLED.on(QuestAddress.of(slug, form.taskPosition(), form.getCourse()));
			case "attempt-completed" -> "redirect:" + Notice.ATTEMPT_COMPLETED.on(QuestAddress.ofResult(slug, form.getCourse()));
			case "stale-answer" -> again(slug, form, "quest.error.stale", HttpStatus.CONFLICT, response, model);
			case "answer-empty" -> again(slug, form, "quest.error.empty", HttpStatus.UNPROCESSABLE_CONTENT, response, model);
			case "validation-failed" ->
				again(slug, form, invalid(problem), HttpStatus.UNPROCESSABLE_CONTENT, response, model);
			case "task-not-found" -> "redirect:" + Notice.TASK_GONE.on(QuestAddress.of(slug, 0, form.getCourse()));
			case "attempt-not-found" -> throw PageFailure.notFound("attempt");
			default -> {
				if (problem.status() == HttpStatus.TOO_MANY_REQUESTS.value()) {
					yield again(slug, form, "quest.error.too-fast", HttpStatus.TOO_MANY_REQUESTS, response, model);
				}
				reply.orErrorPage();
				throw new AssertionError(problem);
			}
		};
	}

	/** The task again with what was typed; if even the task cannot be had, the answer alone, to be sent again. */
	private String again(String slug, AnswerForm form, String error, HttpStatus status, HttpServletResponse response,
			Model model) {
		response.setStatus(status.value());
		Reply<Attempt> attempt = calls.ask(() -> quests.attempt(slug));
		if (attempt.isUnavailable()) {
			return unsaved(slug, form, HttpStatus.SERVICE_UNAVAILABLE, response, model);
		}
		if (attempt instanceof Reply.Refused<Attempt>(Problem problem)
				&& problem.status() == HttpStatus.TOO_MANY_REQUESTS.value()) {
			return unsaved(slug, form, HttpStatus.TOO_MANY_REQUESTS, response, model);
		}
		Attempt latest = attempt.orErrorPage();
		int position = latest.tasks().stream().filter(task -> task.key().equals(form.getTask())).findFirst()
			.map(Task::position).orElse(form.taskPosition());
		return taskPage(TaskPage.of(latest, position, form, error, null, QuestAddress.slugOrNone(form.getCourse())), model);
	}

	/** The answer alone, to be sent again. */
	private static String unsaved(String slug, AnswerForm form, HttpStatus status, HttpServletResponse response,
			Model model) {
		response.setStatus(status.value());
		model.addAttribute("slug", slug);
		model.addAttribute("form", form);
		return "quest/unsaved";
	}

	private static String taskPage(TaskPage page, Model model) {
		model.addAttribute("page", page);
		return "quest/task";
	}
}
