package ru.neuromagic.web.styleguide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.catalog.CourseCard;
import ru.neuromagic.web.catalog.CoursesClient;
import ru.neuromagic.web.catalog.Level;
import ru.neuromagic.web.catalog.Underway;
import ru.neuromagic.web.layout.Notice;
import ru.neuromagic.web.learning.Constellation;
import ru.neuromagic.web.learning.Enrollment;
import ru.neuromagic.web.learning.Lesson;
import ru.neuromagic.web.learning.Step;
import ru.neuromagic.web.learning.Streak;

/**
 * What the components are shown with. The parts of quests and of the trial are known only inside their rooms, so what
 * stands for them here has the same properties and no more.
 */
class Specimens {

	private static final String COURSE = "prompting-basics";

	private static final String QUEST = "first-prompt";

	private static final int STEPS = 7;

	private final MessageSource messages;

	private final Locale locale;

	private final Instant now;

	Specimens(MessageSource messages, Locale locale, Instant now) {
		this.messages = messages;
		this.locale = locale;
		this.now = now;
	}

	/** One of each tone. */
	public List<Notice> getNotices() {
		return List.of(Notice.ANSWER_SAVED, Notice.START_FIRST, Notice.SERVICE_DOWN);
	}

	public List<Level> getLevels() {
		return Arrays.stream(Level.values()).filter(Level::isKnown).toList();
	}

	/** Nothing lit, some with the next one marked, all: in each shape that a course can have. */
	public List<Sky> getSkies() {
		return getLevels().stream().map(Level::getShape)
			.flatMap(shape -> IntStream.of(0, 3, STEPS).mapToObj(done -> new Sky(shape.getCode(), done, STEPS,
					Constellation.of(COURSE, shape, steps(), step -> steps().indexOf(step) < done, done > 0))))
			.toList();
	}

	/** What a quest's tasks are drawn as: nothing lit, some, all. */
	public List<Sky> getQuestSkies() {
		return IntStream.of(0, 2, 4).mapToObj(done -> new Sky(Constellation.Shape.TRAIL.getCode(), done, 4,
				Constellation.ofQuest(QUEST, IntStream.range(0, 4).mapToObj(task -> task < done).toList()))).toList();
	}

	public record Sky(String shape, int done, int total, Constellation drawn) {
	}

	public List<CourseCard> getCourses() {
		return CourseCard.all(Arrays.stream(Level.values()).filter(level -> level != Level.JUNIOR && level != Level.MIDDLE)
			.map(level -> new CoursesClient.Summary(COURSE, say("styleguide.course"), say("styleguide.course-text"), level, 60,
					5, 2))
			.toList());
	}

	/** The one to go on with first, another, and one that is finished. */
	public List<Underway.Course> getUnderway() {
		Constellation sky = Constellation.of(COURSE, Constellation.Shape.ARC, steps(), step -> steps().indexOf(step) < 3, true);
		return List.of(new Underway.Course(enrollment(3), sky), new Underway.Course(enrollment(5), null),
				new Underway.Course(enrollment(STEPS), null));
	}

	private Enrollment enrollment(int done) {
		boolean finished = done == STEPS;
		return new Enrollment(COURSE, say("styleguide.course"), now.minus(Duration.ofDays(9)), finished ? now : null, done,
				STEPS, 100 * done / STEPS, List.of(), finished ? null : steps().get(done));
	}

	/** A lesson between two others, for what leads to them. */
	public Lesson getLesson() {
		return new Lesson(COURSE, say("styleguide.course"), "", "context", say("styleguide.step"), 10, "", true, 2, STEPS,
				steps().getFirst(), steps().getLast(), null);
	}

	private List<Step> steps() {
		return IntStream.range(0, STEPS).mapToObj(n -> new Step(n % 4 == 3 ? Step.Kind.QUEST : Step.Kind.LESSON,
				n % 4 == 3 ? QUEST : "context-" + n, say("styleguide.step"), 10, true)).toList();
	}

	public QuestCard getQuest() {
		return new QuestCard(new Quest(QUEST, say("styleguide.quest"), say("styleguide.quest-text"), 15, 3, 30, 18),
				getQuestSkies().getFirst().drawn());
	}

	public record QuestCard(Quest quest, Constellation sky) {
	}

	public record Quest(String slug, String title, String summary, int minutes, int taskCount, int maxScore, int passScore) {
	}

	/** None yet, each length of the tail, and one that waits for today's step. */
	public List<Streak> getStreaks() {
		return List.of(streak(0, false, 0), streak(1, true, 4), streak(4, true, 4), streak(9, true, 12), streak(30, true, 30),
				streak(5, false, 12));
	}

	private Streak streak(int days, boolean today, int longest) {
		LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC);
		return new Streak(days, today, longest, IntStream.range(0, 7).mapToObj(n -> {
			int ago = 6 - n;
			boolean lit = today ? ago < days : ago > 0 && ago <= days;
			return new Streak.Day(last.minusDays(ago), lit ? 1 + n % 3 : 0);
		}).toList());
	}

	/** What is celebrated: all lit. */
	public Constellation getWon() {
		return getQuestSkies().getLast().drawn();
	}

	/** Each state that a task can be in, seen from the one that was missed. */
	public TaskPage getPath() {
		var tasks = List.of(task(1, State.SETTLED, true, null), task(2, State.SETTLED, false, null),
				task(3, State.MISSED, false, null), task(4, State.SAVED, false, null), task(5, State.UNANSWERED, false, null));
		return new TaskPage(new Attempt(QUEST, tasks), tasks.get(2), false, false, List.of(), "");
	}

	public TaskPage getSingle() {
		return choice(false, List.of("b"));
	}

	public TaskPage getMultiple() {
		return choice(true, List.of("a", "b"));
	}

	private TaskPage choice(boolean multiple, List<String> chosen) {
		Task task = task(1, State.MISSED, false, null);
		return new TaskPage(new Attempt(QUEST, List.of(task)), task, true, multiple, chosen, "");
	}

	/** What was answered in words, with the solution. */
	public TaskPage getGiven() {
		Task task = task(1, State.SETTLED, true, null);
		return new TaskPage(new Attempt(QUEST, List.of(task)), task, false, false, List.of(), say("styleguide.prompt"));
	}

	public Task getRight() {
		return task(1, State.SETTLED, true,
				new Feedback(true, 10, paragraph("styleguide.feedback-right"), List.of()));
	}

	public Task getMissed() {
		return task(1, State.MISSED, false,
				new Feedback(false, 4, paragraph("styleguide.feedback-missed"), List.of(
						new Criterion(say("styleguide.role"), true, say("styleguide.role-met")),
						new Criterion(say("styleguide.format"), false, say("styleguide.format-missed")))));
	}

	public Task getSpent() {
		return task(1, State.SETTLED, false,
				new Feedback(false, 2, paragraph("styleguide.feedback-spent"), List.of()));
	}

	public String getHintHtml() {
		return paragraph("styleguide.hint");
	}

	private Task task(int position, State state, boolean lit, @Nullable Feedback feedback) {
		var options = List.of(new Option("a", paragraph("styleguide.option-a")), new Option("b", paragraph("styleguide.option-b")),
				new Option("c", paragraph("styleguide.option-c")));
		return new Task(position, state, lit, options, "", paragraph("styleguide.solution"), feedback);
	}

	public enum State {

		UNANSWERED, SAVED, MISSED, SETTLED
	}

	public record Attempt(String questSlug, List<Task> tasks) {
	}

	/** @param lit whether it was solved */
	public record Task(int position, State state, boolean lit, List<Option> options, String answer, String solutionHtml,
			@Nullable Feedback feedback) {

		public boolean isSettled() {
			return state == State.SETTLED;
		}

		public boolean isSolved() {
			return lit;
		}

		public boolean isNearlyFull() {
			return false;
		}
	}

	public record Option(String key, String html) {
	}

	public record Feedback(boolean correct, int score, String html, List<Criterion> criteria) {
	}

	public record Criterion(String label, boolean met, String comment) {
	}

	public record TaskPage(Attempt attempt, Task task, boolean choice, boolean multiple, List<String> chosen, String text) {

		public @Nullable String getError() {
			return null;
		}

		/** So that the path is links and not buttons of a form that is not here. */
		public boolean isOpen() {
			return false;
		}

		public boolean chosen(String option) {
			return chosen.contains(option);
		}

		public String at(int position) {
			return "#path";
		}
	}

	/** The home page's task after a try of which half was right. */
	public TrialPart getTrial() {
		var findings = List.of(new Finding(say("styleguide.role"), true, say("styleguide.role-met")),
				new Finding(say("styleguide.context"), true, say("styleguide.role-met")),
				new Finding(say("styleguide.format"), false, say("styleguide.format-missed")));
		return new TrialPart(new Reply.Given<>(new Trial(say("styleguide.trial-title"), paragraph("styleguide.trial-text"), 2000, "",
				findings)), say("styleguide.prompt"), new Verdict(67, paragraph("styleguide.trial-verdict"), findings), null, 0);
	}

	public record TrialPart(Reply<Trial> task, String typed, Verdict verdict, @Nullable String problem, int limit) {
	}

	public record Trial(String title, String statementHtml, int maxLength, String placeholder, List<Finding> criteria) {
	}

	public record Verdict(int percent, String html, List<Finding> criteria) {
	}

	public record Finding(String label, boolean met, String comment) {
	}

	private String say(String key) {
		return messages.getMessage(key, null, locale);
	}

	private String paragraph(String key) {
		return "<p>" + HtmlUtils.htmlEscape(say(key), "UTF-8") + "</p>";
	}
}
