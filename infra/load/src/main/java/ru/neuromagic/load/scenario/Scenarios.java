package ru.neuromagic.load.scenario;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ru.neuromagic.load.http.Browser;
import ru.neuromagic.load.http.Connection;
import ru.neuromagic.load.http.Form;
import ru.neuromagic.load.http.UnexpectedAnswer;
import ru.neuromagic.load.learner.Learner;
import ru.neuromagic.load.learner.Learners;

/** What is measured, by the name that {@code --scenario} takes. */
public final class Scenarios {

	private static final String COURSE = "prompting-basics";

	public static final String QUEST = "first-prompt";

	private static final String LOGGED_IN = "href=\"/logout\"";

	private final int gatewayPort;

	private final Learners learners;

	private final AnswerKey key;

	private final Map<String, Scenario> all = new LinkedHashMap<>();

	public Scenarios(int gatewayPort, Learners learners, AnswerKey key) {
		this.gatewayPort = gatewayPort;
		this.learners = learners;
		this.key = key;
		add("home", "home, guest", _ -> guestPage("/", "href=\"/register\""));
		add("catalogue", "catalogue, guest", _ -> guestPage("/courses", "href=\"/courses/" + COURSE + "\""));
		add("course", "course, logged in", this::course);
		add("lesson", "lesson, logged in", this::lesson);
		add("answer", "one answer", this::answer);
		add("quest", "whole quest attempt", this::quest);
		add("login", "login", this::login);
		this.all.put("api", api("api", "API GET", gatewayPort));
	}

	/** Those, or all if there are none. */
	public List<Scenario> chosen(List<String> names) {
		if (!this.all.keySet().containsAll(names)) {
			throw new IllegalArgumentException("There are the scenarios " + String.join(" ", this.all.keySet()));
		}
		return this.all.values().stream().filter(scenario -> names.isEmpty() || names.contains(scenario.name())).toList();
	}

	private void add(String name, String title, Scenario.Preparation preparation) {
		this.all.put(name, new Scenario(name, title, preparation));
	}

	private Scenario.Activity guestPage(String target, String mark) {
		Browser browser = new Browser(this.gatewayPort);
		return () -> UnexpectedAnswer.unless(browser.get(target), 200, mark);
	}

	private Scenario.Activity course(int visitor) throws IOException {
		Learner learner = this.learners.get(visitor);
		learner.start(COURSE);
		return () -> learnersPage(learner, "/courses/" + COURSE, "class=\"progress__text");
	}

	private Scenario.Activity lesson(int visitor) throws IOException {
		Learner learner = this.learners.get(visitor);
		learner.start(COURSE);
		String course = learner.browser().open("/courses/" + COURSE);
		Matcher lesson = Pattern.compile("href=\"(/courses/%s/lessons/[a-z0-9-]+)\"".formatted(COURSE)).matcher(course);
		if (!lesson.find()) {
			throw new UnexpectedAnswer("the course shows no lesson");
		}
		return () -> learnersPage(learner, lesson.group(1), "/complete\"");
	}

	private static void learnersPage(Learner learner, String target, String mark) throws IOException {
		String page = UnexpectedAnswer.unless(learner.browser().get(target), 200, mark);
		if (!page.contains(LOGGED_IN)) {
			throw new UnexpectedAnswer("nobody is logged in on " + target);
		}
	}

	/**
	 * The prompt of the third task, saved as the page's script saves it while one types: each is another text than the one
	 * before and a new revision.
	 */
	private Scenario.Activity answer(int visitor) throws IOException {
		Learner learner = this.learners.get(visitor);
		String introduction = learner.browser().open("/quest/" + QUEST);
		if (introduction.contains("action=\"/quest/%s/start\"".formatted(QUEST))) {
			learner.browser().submit(Form.in(introduction, "/start"));
		}
		Form form = Form.in(learner.browser().open("/quest/" + QUEST + "?task=3"), "/check")
			.to("/quest/" + QUEST + "/answer");
		String text = this.key.text(form.value("task"));
		AtomicLong revision = new AtomicLong(Long.parseLong(form.value("revision")));
		return () -> {
			long next = revision.get() + 1;
			Form typed = form.with("revision", Long.toString(revision.get())).with("text", text + " " + next);
			UnexpectedAnswer.unless(learner.fetch(typed), 200, "\"revision\":" + next);
			revision.set(next);
		};
	}

	/**
	 * From the quest's own page over every task, solved at the first try, to the result: each page is opened, each answer
	 * checked by the form, as without JavaScript.
	 */
	private Scenario.Activity quest(int visitor) throws IOException {
		Learner learner = this.learners.get(visitor);
		Browser browser = learner.browser();
		abandon(browser);
		return () -> {
			String page = browser.submit(Form.in(browser.open("/quest/" + QUEST), "/start"));
			for (int task = 1; task <= this.key.tasks(); task++) {
				if (task > 1) {
					page = browser.open("/quest/" + QUEST + "?task=" + task);
				}
				page = browser.submit(this.key.solve(Form.in(page, "/check")));
				if (!page.contains("feedback--right")) {
					throw new UnexpectedAnswer("task %d is not solved".formatted(task));
				}
			}
			if (!browser.open("/quest/" + QUEST + "/result").contains("result__score")) {
				throw new UnexpectedAnswer("the quest has no result");
			}
		};
	}

	/** Ends the attempt that another scenario has left open. */
	private static void abandon(Browser browser) throws IOException {
		String page = browser.open("/quest/" + QUEST);
		if (page.contains("action=\"/quest/%s/complete\"".formatted(QUEST))) {
			browser.submit(Form.in(page, "/complete"));
		}
	}

	/** With a new browser each time, so that neither site nor Keycloak knows anybody. */
	private Scenario.Activity login(int visitor) {
		return () -> {
			try (Learner learner = this.learners.get(visitor).inNewBrowser()) {
				if (!learner.logIn()) {
					throw new UnexpectedAnswer("the login led back to the login");
				}
			}
		};
	}

	/** The catalogue as a program reads it, from whatever stands in front of course-service. */
	public static Scenario api(String name, String title, int port) {
		Map<String, String> headers = Map.of("Accept", "application/json", "Accept-Language", "ru");
		return new Scenario(name, title, _ -> {
			Connection connection = new Connection(port);
			return () -> UnexpectedAnswer.unless(connection.send("GET", "/api/courses", headers, null), 200,
					"\"slug\":\"" + COURSE + "\"");
		});
	}

}
