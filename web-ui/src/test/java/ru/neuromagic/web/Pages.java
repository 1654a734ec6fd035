package ru.neuromagic.web;

import java.net.HttpCookie;
import java.util.List;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.microsoft.playwright.Page;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static ru.neuromagic.web.FakeServices.json;

/**
 * All pages, in each state that looks different. What is checked in a browser is checked on all of them: a page that is
 * added here is in every check.
 */
public final class Pages {

	private static final String COURSE = "/courses/prompting-basics";

	private static final String LESSON = COURSE + "/lessons/context";

	private static final String QUEST = "/quest/first-prompt";

	private static final String VERIFY = "/verify/" + FakeServices.REGISTRATION;

	/**
	 * @param status with which the page is answered
	 * @param services what the services say, other than usual
	 * @param steps what is done on the page until it looks so
	 */
	public record State(String name, boolean learner, String address, int status, Runnable services,
			Consumer<Page> steps) {

		static State guest(String name, String address) {
			return new State(name, false, address, 200, () -> {
			}, page -> {
			});
		}

		static State learner(String name, String address) {
			State state = guest(name, address);
			return new State(name, true, address, state.status, state.services, state.steps);
		}

		State given(Runnable services) {
			return new State(name, learner, address, status, services, steps);
		}

		/** What is done goes without JavaScript, too. */
		State after(Consumer<Page> steps) {
			return new State(name, learner, address, status, services, steps);
		}

		State answered(int status) {
			return new State(name, learner, address, status, services, steps);
		}

		@Override
		public String toString() {
			return name;
		}
	}

	private Pages() {
	}

	public static List<State> all() {
		return List.of(
				State.guest("home", "/"),
				State.guest("problem", "/problems/validation-failed"),
				State.guest("home-outage", "/").given(Pages::coursesAreDown),
				State.guest("home-tried", "/").after(Pages::triesAPrompt),
				State.guest("home-tried-nothing", "/").given(() -> FakeServices.refuse(Platform.SERVICES.quests,
						WireMock.post("/api/quests/trial/checks"), 400, "validation-failed", FakeServices.error("text", "min-words")
								+ ", \"minWords\": 5")).after(Pages::triesAPrompt),
				State.guest("home-without-trial", "/").given(() -> FakeServices.down(Platform.SERVICES.quests)),
				State.learner("home-learner", "/"),
				State.learner("home-learner-new", "/").given(Pages::nothingIsUnderway),
				State.guest("about", "/about"),
				State.guest("contact", "/contact"),
				State.guest("contact-invalid", "/contact").after(page -> sendEmpty(page, "/contact")),
				State.guest("contact-thanks", "/contact/thanks"),
				State.guest("faq", "/faq"),
				State.guest("terms", "/terms"),
				State.guest("privacy", "/privacy"),
				State.guest("consent", "/consent"),

				State.guest("register", "/register"),
				State.guest("register-invalid", "/register").after(page -> sendEmpty(page, "/register")),
				State.guest("verify", VERIFY).given(Pages::codeWasJustSent),
				State.guest("verify-wrong", VERIFY).given(Pages::codeIsWrong).after(Pages::entersACode),
				State.guest("verified", VERIFY).given(() -> Platform.SERVICES.auth.stubFor(get("/api/auth/registrations/" + FakeServices.REGISTRATION)
					.atPriority(1).willReturn(json(200, FakeServices.registration("verified", 0))))),
				State.guest("login-failed", "/login?error"),
				State.learner("logout", "/logout"),
				State.learner("profile", "/profile"),
				State.learner("profile-new", "/profile").given(Pages::nothingIsUnderway),
				State.learner("profile-outage", "/profile").given(() -> {
					FakeServices.down(Platform.SERVICES.auth);
					coursesAreDown();
				}),

				State.guest("courses", "/courses"),
				State.learner("courses-learner", "/courses"),
				State.guest("courses-none", "/courses").given(() -> courses(get(urlPathEqualTo("/api/courses")),
						"{\"courses\": [], \"next\": null}")),
				State.guest("courses-outage", "/courses").given(Pages::coursesAreDown).answered(503),
				State.guest("course", COURSE),
				State.learner("course-new", COURSE).given(Pages::notEnrolled),
				State.learner("course-underway", COURSE),
				State.learner("course-finished", COURSE).given(Pages::courseIsFinished),
				State.learner("course-outage", COURSE).given(() -> Platform.SERVICES.courses
					.stubFor(get("/api" + COURSE + "/enrollment").atPriority(1).willReturn(json(500, "{}")))),
				State.guest("lesson-preview", LESSON),
				State.learner("lesson", LESSON),
				State.learner("lesson-done", LESSON + "?notice=lesson-completed").given(Pages::courseIsFinished),

				State.guest("quests", "/quests"),
				State.guest("quests-none", "/quests").given(() -> Platform.SERVICES.quests
					.stubFor(get(urlPathEqualTo("/api/quests")).atPriority(1).willReturn(json(200, "{\"quests\": [], \"next\": null}")))),
				State.guest("quests-outage", "/quests").given(() -> FakeServices.down(Platform.SERVICES.quests)).answered(503),
				State.guest("quest-guest", QUEST),
				State.learner("quest-new", QUEST).given(Pages::noAttempt),
				State.learner("quest-again", QUEST + "?course=prompting-basics").given(Pages::questIsPassed),
				State.learner("quest-choice-right", QUEST + "?task=1"),
				State.learner("quest-choices", QUEST + "?task=2"),
				State.learner("quest-choices-missed", QUEST + "?task=2&course=prompting-basics").given(() -> attempt("open",
						FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_MISSED, FakeServices.PROMPT_UNANSWERED)),
				State.learner("quest-choices-empty", QUEST + "?task=2").after(Pages::checksNothing),
				State.learner("quest-prompt", QUEST + "?task=3"),
				State.learner("quest-prompt-missed", QUEST + "?task=3").given(() -> attempt("open",
						FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_SOLVED, FakeServices.PROMPT_MISSED)),
				State.learner("quest-prompt-settled", QUEST + "?task=3").given(Pages::questIsPassed),
				State.learner("quest-unsaved", QUEST + "?task=3").after(Pages::savesWhileTheServiceIsDown),
				State.learner("result", QUEST + "/result").given(Pages::questIsPassed),
				State.learner("result-not-passed", QUEST + "/result").given(Pages::questIsNotPassed),

				State.learner("notifications", "/notifications"),
				State.learner("notifications-none", "/notifications").given(Pages::inboxIsEmpty),
				State.learner("notifications-outage", "/notifications")
					.given(() -> FakeServices.down(Platform.SERVICES.notifications)),
				State.learner("notifications-settings", "/notifications/settings"),
				State.guest("unsubscribe", "/unsubscribe/" + FakeServices.SUBSCRIPTION_TOKEN),
				State.guest("unsubscribed", "/unsubscribe/" + FakeServices.SUBSCRIPTION_TOKEN)
					.given(() -> Platform.SERVICES.subscribed(false)),

				State.guest("offline", "/offline"),
				State.guest("error-400", "/courses;a=b").answered(400),
				State.learner("error-401", COURSE).given(() -> courseIsRefused(401)).answered(401),
				State.learner("error-403", COURSE).given(() -> courseIsRefused(403)).answered(403),
				State.guest("error-404", "/no-such-page").answered(404),
				State.guest("error-429", COURSE).given(() -> courseIsRefused(429)).answered(429),
				State.guest("error-500", "/broken").answered(500),
				State.guest("error-503", COURSE).given(Pages::coursesAreDown).answered(503));
	}

	/** As one meets a page on the way: those on which most of the time is spent. */
	public static List<State> main() {
		List<String> names = List.of("home", "home-learner", "register", "courses", "course-underway", "lesson",
				"quest-choices", "quest-prompt-missed", "result", "notifications", "profile");
		return all().stream().filter(state -> names.contains(state.name())).toList();
	}

	public static State named(String name) {
		return all().stream().filter(state -> state.name().equals(name)).findFirst().orElseThrow();
	}

	/** Logs in at a server, where Keycloak is a stand-in, and returns the cookie of the session. */
	public static HttpCookie session(String url) {
		return new Browser(url).loggedIn().cookie("SESSION").orElseThrow();
	}

	/** Everything answers again, as the beginning of a test. */
	public static void reset() {
		Platform.SERVICES.reset();
	}

	private static void triesAPrompt(Page page) {
		page.locator("#try [name=text]").fill("Ты — менеджер магазина. Напиши клиенту письмо.");
		page.locator("#try [type=submit]").click();
		page.locator("#try-verdict, #try-error").waitFor();
	}

	private static void sendEmpty(Page page, String action) {
		page.evaluate("action => { document.querySelector(`form[action='${action}']`).noValidate = true; }", action);
		page.locator("form[action='" + action + "'] [type=submit]").click();
		page.locator("[aria-invalid=true]").first().waitFor();
	}

	private static void codeWasJustSent() {
		Platform.SERVICES.auth.stubFor(get("/api/auth/registrations/" + FakeServices.REGISTRATION).atPriority(1)
			.willReturn(json(200, """
					{"registrationId": "%s", "maskedEmail": "a***@example.ru", "state": "awaiting-code",
					 "codeExpiresAt": "2026-12-05T09:15:00Z", "resendAvailableAt": "2026-12-05T09:00:42Z", "attemptsLeft": 5}"""
				.formatted(FakeServices.REGISTRATION))));
	}

	private static void codeIsWrong() {
		codeWasJustSent();
		FakeServices.refuse(Platform.SERVICES.auth,
				put("/api/auth/registrations/" + FakeServices.REGISTRATION + "/verification"), 422, "wrong-code",
				"\"attemptsLeft\": 4");
	}

	private static void entersACode(Page page) {
		page.locator("[name=code]").fill("123456");
		page.locator("form:has([name=code]) [type=submit]").click();
		page.locator("#code-error").waitFor();
	}

	private static void checksNothing(Page page) {
		for (String chosen : List.of("a", "b")) {
			page.locator("[name=choices][value=" + chosen + "]").setChecked(false);
		}
		page.locator("[data-check]").click();
		page.locator("#answer-error").waitFor();
	}

	private static void savesWhileTheServiceIsDown(Page page) {
		page.locator("#answer [name=text]").fill("Ты — методист начальной школы. Составь план урока о дробях.");
		FakeServices.down(Platform.SERVICES.quests);
		page.locator("[data-save-button]").click();
		page.locator("form:not([data-answer]) [name=text]").waitFor();
	}

	private static void coursesAreDown() {
		FakeServices.down(Platform.SERVICES.courses);
	}

	private static void courseIsRefused(int status) {
		FakeServices.refuse(Platform.SERVICES.courses, get("/api" + COURSE), status, "refused", "");
	}

	private static void notEnrolled() {
		FakeServices.refuse(Platform.SERVICES.courses, get("/api" + COURSE + "/enrollment"), 404, "not-enrolled", "");
	}

	private static void nothingIsUnderway() {
		courses(get("/api/courses/enrollments"), "{\"enrollments\": []}");
	}

	private static void courseIsFinished() {
		String steps = """
				[{"kind": "lesson", "slug": "how-models-read", "completedAt": "2026-05-01T09:30:00Z"},
				 {"kind": "lesson", "slug": "role-and-goal", "completedAt": "2026-05-01T10:30:00Z"},
				 {"kind": "quest", "slug": "first-prompt", "completedAt": "2026-05-02T09:30:00Z"},
				 {"kind": "lesson", "slug": "context", "completedAt": "2026-05-02T10:30:00Z"},
				 {"kind": "lesson", "slug": "format", "completedAt": "2026-05-02T11:30:00Z"},
				 {"kind": "quest", "slug": "prompt-debugging", "completedAt": "2026-05-03T08:30:00Z"}]""";
		String enrollment = """
				{"courseSlug": "prompting-basics", "courseTitle": "Основы промптинга", "enrolledAt": "2026-05-01T09:00:00Z",
				 "completedAt": "2026-05-03T08:30:00Z", "completedSteps": 6, "totalSteps": 6, "percent": 100,
				 "completed": %s, "nextStep": null}""".formatted(steps);
		courses(get("/api" + COURSE + "/enrollment"), enrollment);
		courses(get("/api" + LESSON), FakeServices.lesson(enrollment));
	}

	private static void courses(MappingBuilder request, String answer) {
		Platform.SERVICES.courses.stubFor(request.atPriority(1).willReturn(json(200, answer)));
	}

	private static void noAttempt() {
		FakeServices.refuse(Platform.SERVICES.quests, get("/api/quests/first-prompt/attempt"), 404, "no-attempt", "");
	}

	private static void attempt(String state, String... tasks) {
		attempt(FakeServices.attempt(state, tasks));
	}

	private static void attempt(String attempt) {
		Platform.SERVICES.quests
			.stubFor(get("/api/quests/first-prompt/attempt").atPriority(1).willReturn(json(200, attempt)));
	}

	private static void questIsPassed() {
		attempt("completed", FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_SOLVED, FakeServices.PROMPT_SETTLED);
	}

	private static void questIsNotPassed() {
		attempt(FakeServices
			.attempt("completed", FakeServices.CHOICE_SETTLED, FakeServices.MULTIPLE_SOLVED, FakeServices.PROMPT_SETTLED)
			.replace("\"score\": 25, \"maxScore\": 30, \"passScore\": 18, \"passed\": true",
					"\"score\": 12, \"maxScore\": 30, \"passScore\": 18, \"passed\": false"));
	}

	private static void inboxIsEmpty() {
		for (String[] answer : new String[][] { { "/unread", "{\"unread\": 0}" }, { "/emails", "{\"emails\": []}" },
				{ "", "{\"notifications\": [], \"unread\": 0, \"next\": null}" } }) {
			Platform.SERVICES.notifications.stubFor(get(urlPathEqualTo("/api/notifications" + answer[0])).atPriority(1)
				.willReturn(json(200, answer[1])));
		}
	}
}
