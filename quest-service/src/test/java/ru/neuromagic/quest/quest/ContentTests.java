package ru.neuromagic.quest.quest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.util.HtmlUtils;
import org.yaml.snakeyaml.Yaml;

import ru.neuromagic.quest.content.AnswerPattern;
import ru.neuromagic.quest.content.Language;
import ru.neuromagic.quest.grading.Answer;
import ru.neuromagic.quest.grading.Feedback;
import ru.neuromagic.quest.grading.Grade;
import ru.neuromagic.quest.grading.Grading;
import ru.neuromagic.quest.grading.Share;
import ru.neuromagic.service.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * The content that is released: it is whole, can be answered, and cannot be used to occupy the service. Written tasks are
 * proved by {@code content-samples/<quest>.<task>.yaml}: honest prompts and weak ones, words that are accepted and not.
 */
class ContentTests {

	private static final Share GOOD = new Share(8500);

	private static final Share POOR = new Share(5000);

	private static final Map<String, Consumer<Integer>> TRIAL_PERCENT = Map.of("weak",
			percent -> assertThat(percent).isLessThanOrEqualTo(40), "middling",
			percent -> assertThat(percent).isBetween(50, 70), "good",
			percent -> assertThat(percent).isGreaterThanOrEqualTo(80), "traps",
			percent -> assertThat(percent).isLessThanOrEqualTo(50));

	private static final Pattern LITERAL = Pattern.compile("[\\p{L}\\d]{2,}");

	private final Trial trial = TrialFile.read(resources("classpath:content/trial.yaml")[0]);

	private final List<Quest> quests = Arrays.stream(resources("classpath:content/quests/*.yaml"))
		.map(file -> QuestSource.of(file).read())
		.toList();

	@Test
	void thereAreTheQuestsOfTheFirstCourse() {
		assertThat(this.quests).extracting(quest -> quest.slug().value()).contains("first-prompt", "prompt-debugging");
		assertThat(this.quests).extracting(Quest::id).doesNotHaveDuplicates();
	}

	@TestFactory
	Stream<DynamicTest> everyChoiceHasARightAnswerThatScoresFull() {
		return each(Task.Choice.class, task -> {
			List<String> right = keys(task, true);
			Grade grade = Grading.grade(task, Answer.to(task, right, null));
			assertThat(grade.share()).isEqualTo(Share.FULL);
			assertThat(Grading.grade(task, Answer.to(task, keys(task, false).subList(0, 1), null)).share())
				.isEqualTo(Share.NONE);
			for (Language language : Language.values()) {
				assertThat(Feedback.of(task, grade, task.points(), true, language).html()).isNotBlank();
			}
		});
	}

	/** Whoever looks at keys only, or always takes the first option, must not learn anything. */
	@TestFactory
	Stream<DynamicTest> keysOfOptionsGiveNothingAway() {
		return each(Task.Choice.class, task -> assertThat(keys(task, true))
			.noneMatch(key -> key.matches(".*(?:correct|right|true|yes|good|answer).*")));
	}

	@TestFactory
	Stream<DynamicTest> patternsStayFarFromTheLimitOnHostileTexts() {
		return Stream.concat(each(Task.Prompt.class, task -> task.patterns().forEach(pattern -> isSafe(pattern, task))),
				each(Task.Text.class, task -> task.accept()
					.stream()
					.flatMap(List::stream)
					.forEach(pattern -> isSafe(pattern, task))));
	}

	/** Texts as long as the task allows, made of what the pattern looks for, so that every branch is entered and fails. */
	private static void isSafe(AnswerPattern pattern, Task.Written task) {
		int length = task.maxLength();
		Set<String> bricks = new LinkedHashSet<>(List.of("а", "a", "1", " ", "а ", "a 1, ", "\n", "— "));
		LITERAL.matcher(pattern.toString()).results().map(found -> found.group()).forEach(literal -> {
			bricks.add(literal);
			bricks.add(literal + " ");
		});
		for (String brick : bricks) {
			String text = brick.repeat(length / brick.length()) + "\u0001";
			assertThat(pattern.steps(text)).as("%s on '%s' × %d", pattern, brick, length)
				.isLessThan(AnswerPattern.MAX_STEPS);
		}
	}

	@TestFactory
	Stream<DynamicTest> honestPromptsScoreHighAndWeakOnesLow() {
		return eachOfQuests(Task.Prompt.class, (quest, task) -> {
			Map<String, Map<String, List<String>>> samples = samples(quest + "." + task.key());
			samples.get("good").forEach((language, texts) -> texts.forEach(
					text -> assertThat(share(task, text)).as("good: %s", text).isGreaterThanOrEqualTo(GOOD)));
			samples.get("poor").forEach((language, texts) -> texts.forEach(
					text -> assertThat(share(task, text)).as("poor: %s", text).isLessThanOrEqualTo(POOR)));
		});
	}

	/** A newcomer must feel within a minute that each part of a prompt is worth something. */
	@TestFactory
	Stream<DynamicTest> theTrialPaysForEveryPartOfAPrompt() {
		Task.Prompt task = this.trial.task();
		Map<String, Map<String, List<Map<String, Object>>>> samples = samples("trial." + task.key());
		assertThat(samples).containsOnlyKeys("weak", "middling", "good", "traps");
		return samples.entrySet().stream().flatMap(kind -> {
			assertThat(kind.getValue()).containsOnlyKeys("ru", "en");
			return kind.getValue().values().stream().flatMap(List::stream).map(sample -> {
				String prompt = (String) sample.get("prompt");
				int percent = (Integer) sample.get("percent");
				return dynamicTest(kind.getKey() + ": " + prompt, () -> {
					assertThat(percent).satisfies(TRIAL_PERCENT.get(kind.getKey()));
					Grade.Prompt grade = (Grade.Prompt) Grading.grade(task, Answer.to(task, null, prompt));
					assertThat(grade.share().percent()).as("%s", grade).isEqualTo(percent);
				});
			});
		});
	}

	@TestFactory
	Stream<DynamicTest> textsAreAcceptedInEveryFormAndOnlyWhenRight() {
		return eachOfQuests(Task.Text.class, (quest, task) -> {
			Map<String, Map<String, List<String>>> samples = samples(quest + "." + task.key());
			assertThat(samples).containsOnlyKeys("accepted", "rejected");
			samples.forEach((verdict, byLanguage) -> assertThat(byLanguage).containsOnlyKeys("ru", "en"));
			samples.get("accepted").forEach((language, texts) -> assertThat(texts).isNotEmpty()
				.allSatisfy(text -> assertThat(share(task, text)).as("accepted: '%s'", text).isEqualTo(Share.FULL)));
			samples.get("rejected").forEach((language, texts) -> assertThat(texts).isNotEmpty()
				.allSatisfy(text -> assertThat(share(task, text)).as("rejected: '%s'", text).isEqualTo(Share.NONE)));
		});
	}

	@TestFactory
	Stream<DynamicTest> theSolutionOfAPromptTaskScoresFull() {
		Pattern fence = Pattern.compile("<code class=\"language-prompt\">(.*?)</code>", Pattern.DOTALL);
		return each(Task.Prompt.class, task -> task.solution().stream().forEach(solution -> {
			var found = fence.matcher(solution.value());
			assertThat(found.find()).as("the solution shows a prompt").isTrue();
			String prompt = HtmlUtils.htmlUnescape(found.group(1));
			Grade.Prompt grade = (Grade.Prompt) Grading.grade(task, Answer.to(task, null, prompt));
			assertThat(grade.share()).as("%s in %s", grade, prompt).isEqualTo(Share.FULL);
		}));
	}

	@TestFactory
	Stream<DynamicTest> anEmptyIdeaScoresNothing() {
		String empty = "ля ".repeat(150).strip();
		return each(Task.Prompt.class, task -> assertThat(share(task, empty)).isEqualTo(Share.NONE));
	}

	private static Share share(Task task, String text) {
		try {
			Answer answer = Answer.to(task, null, text);
			answer.requireGradable(task);
			return Grading.grade(task, answer).share();
		}
		catch (ProblemException notGraded) {
			return Share.NONE;
		}
	}

	private static List<String> keys(Task.Choice task, boolean correct) {
		return task.options().stream().filter(option -> option.correct() == correct).map(Option::key).toList();
	}

	private <T extends Task> Stream<DynamicTest> each(Class<T> kind, Consumer<T> fact) {
		return Stream.concat(eachOfQuests(kind, (quest, task) -> fact.accept(task)),
				Stream.of(this.trial.task())
					.filter(kind::isInstance)
					.map(task -> dynamicTest("trial." + task.key(), () -> fact.accept(kind.cast(task)))));
	}

	private <T extends Task> Stream<DynamicTest> eachOfQuests(Class<T> kind, BiConsumer<Slug, T> fact) {
		return this.quests.stream()
			.flatMap(quest -> quest.tasks()
				.stream()
				.filter(kind::isInstance)
				.map(kind::cast)
				.map(task -> dynamicTest(quest.slug() + "." + task.key(), () -> fact.accept(quest.slug(), task))));
	}

	private static <T> Map<String, Map<String, List<T>>> samples(String name) {
		Resource file = new PathMatchingResourcePatternResolver()
			.getResource("classpath:content-samples/%s.yaml".formatted(name));
		try (InputStream content = file.getInputStream()) {
			return new Yaml().load(content);
		}
		catch (IOException missing) {
			throw new AssertionError("no sample answers for " + name, missing);
		}
	}

	private static Resource[] resources(String pattern) {
		try {
			return new PathMatchingResourcePatternResolver().getResources(pattern);
		}
		catch (IOException unreadable) {
			throw new AssertionError(unreadable);
		}
	}

}
