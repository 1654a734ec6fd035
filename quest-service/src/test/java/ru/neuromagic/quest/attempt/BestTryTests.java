package ru.neuromagic.quest.attempt;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ru.neuromagic.quest.attempt.TaskProgress.State;
import ru.neuromagic.quest.content.Html;
import ru.neuromagic.quest.content.Localized;
import ru.neuromagic.quest.grading.Answer;
import ru.neuromagic.quest.grading.Score;
import ru.neuromagic.quest.quest.Option;
import ru.neuromagic.quest.quest.Quest;
import ru.neuromagic.quest.quest.QuestFixtures;
import ru.neuromagic.quest.quest.Task;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The best try counts, and a task ends when no other could earn more. An answer is written as the keys of its picks: of
 * {@code a}, {@code b} and {@code c}, which are right, and {@code x}, {@code y} and {@code z}, which are not.
 */
class BestTryTests {

	private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

	private static final Localized<Html> TEXT = new Localized<>("Да", "Yes").map(Html::ofMarkdown);

	@Test
	void bestTryIsKeptWhenALaterOneIsWorse() {
		TaskProgress once = tried(20, "a");
		assertThat(once.score()).isEqualTo(7);
		TaskProgress twice = check(once, "x");
		assertThat(twice.score()).isEqualTo(7);
		assertThat(twice.state()).isEqualTo(State.MISSED);
		TaskProgress thrice = check(twice, "y");
		assertThat(thrice.score()).isEqualTo(7);
		assertThat(thrice.state()).isEqualTo(State.SETTLED);
	}

	@Test
	void laterTryCountsWhenItIsBetter() {
		assertThat(tried(20, "a", "ab").score()).isEqualTo(9);
		assertThat(tried(20, "a", "x", "abc").score()).isEqualTo(8);
	}

	/** A second try is worth 70 % of the task's points at the most, a third 40 %. */
	@ParameterizedTest(name = "{0} points, tries {1}: {2} points, {3}")
	@CsvSource({
			// the first try: as much as the second could earn, and a point less
			"10, ab, 7, settled", "20, ab, 13, missed", "10, a, 3, missed", "100, ab, 67, missed", "1, ab, 1, settled",
			// the second: as much as the third could earn, more, and less
			"20, a ab, 9, settled", "10, a ab, 5, settled", "20, a a, 7, missed", "10, x a, 2, missed",
			"25, a a, 8, missed", "13, x ab, 6, settled", "11, x ab, 5, settled", "3, x ab, 1, settled",
			// a worse second after a first that the third could not better
			"100, ab x, 67, settled", "15, a x, 5, missed", "100, x ab, 47, settled", "100, x a, 23, missed",
			// the last
			"10, x a x, 2, settled", "10, x y z, 0, settled" })
	void settlesWhenNoOtherTryCouldEarnMore(int points, String tries, int score, String state) {
		TaskProgress progress = tried(points, tries.split(" "));
		assertThat(progress.score()).isEqualTo(score);
		assertThat(progress.state()).isEqualTo(State.valueOf(state.toUpperCase()));
	}

	@Test
	void clearMissLeavesAllTries() {
		assertThat(begun(10).triesLeft()).isEqualTo(3);
		assertThat(tried(10, "x").triesLeft()).isEqualTo(2);
		assertThat(tried(10, "x", "y").triesLeft()).isEqualTo(1);
		assertThat(tried(10, "x", "y", "z").triesLeft()).isZero();
	}

	@Test
	void triesThatCouldEarnNoMoreAreNotPromised() {
		TaskProgress good = tried(100, "ab");
		assertThat(good.state()).isEqualTo(State.MISSED);
		assertThat(good.triesLeft()).isEqualTo(1);
		assertThat(check(good, "x").state()).isEqualTo(State.SETTLED);
		assertThat(check(good, "x").triesLeft()).isZero();
	}

	@Test
	void hintIsPaidByTheTriesAfterIt() {
		TaskProgress helped = tried(20, "a").takeHint(NOW);
		assertThat(helped.hintCost()).isEqualTo(4);
		assertThat(helped.score()).isEqualTo(7);
		assertThat(check(helped, "abc").score()).isEqualTo(10);
		assertThat(check(helped, "x").score()).isEqualTo(7);
	}

	/** The hint lowers what the answer earns and what the next try could earn alike. */
	@ParameterizedTest(name = "{0} points, hint, {1}: {2} points, {3}")
	@CsvSource({ "10, ab, 5, settled", "20, ab, 9, missed", "20, a ab, 5, settled", "20, a a, 3, missed",
			"20, x a, 1, missed" })
	void settlesByWhatIsLeftAfterTheHint(int points, String tries, int score, String state) {
		TaskProgress progress = begun(points).takeHint(NOW);
		for (String picks : tries.split(" ")) {
			progress = check(progress, picks);
		}
		assertThat(progress.score()).isEqualTo(score);
		assertThat(progress.state()).isEqualTo(State.valueOf(state.toUpperCase()));
	}

	/** A hint may cost all that another try could add: who took it has that try nevertheless, and nothing to lose. */
	@Test
	void hintLeavesATry() {
		TaskProgress helped = tried(25, "ab").takeHint(NOW);
		assertThat(helped.score()).isEqualTo(17);
		assertThat(helped.state()).isEqualTo(State.MISSED);
		assertThat(helped.triesLeft()).isEqualTo(1);
		TaskProgress settled = check(helped, "abc");
		assertThat(settled.score()).isEqualTo(17);
		assertThat(settled.state()).isEqualTo(State.SETTLED);
	}

	@Property
	void scoreNeverFallsWithAnotherTry(@ForAll @IntRange(min = 1, max = 100) int points, @ForAll("picks") List<String> tries,
			@ForAll @IntRange(max = 4) int hintBefore) {
		TaskProgress progress = begun(points);
		for (int number = 1; number <= tries.size() && !progress.isSettled(); number++) {
			TaskProgress before = (number == hintBefore) ? progress.takeHint(NOW) : progress;
			assertThat(before.score()).isEqualTo(progress.score());
			progress = check(before, tries.get(number - 1));
			assertThat(progress.score()).isBetween(before.score(), points);
			assertThat(progress.tries()).isEqualTo(number);
		}
	}

	/** Without a hint in between, an open task can be bettered and a settled one could not have been. */
	@Property
	void taskIsOpenAsLongAsTheNextTryCouldEarnMore(@ForAll @IntRange(min = 1, max = 100) int points,
			@ForAll("picks") List<String> tries, @ForAll boolean paid) {
		TaskProgress progress = paid ? begun(points).takeHint(NOW) : begun(points);
		for (String picks : tries) {
			progress = check(progress, picks);
			if (progress.isSettled()) {
				break;
			}
			assertThat(check(progress, "abc").score()).isGreaterThan(progress.score());
		}
		assertThat(progress.isSettled()).isTrue();
		if (progress.tries() < Score.TRIES) {
			int hintCost = paid ? Score.hintCost(points) : 0;
			assertThat(Score.most(points, progress.tries() + 1, hintCost)).isLessThanOrEqualTo(progress.score());
		}
	}

	@Property
	void triesLeftAreThoseThatMissesWouldUse(@ForAll @IntRange(min = 1, max = 100) int points,
			@ForAll("picks") List<String> tries, @ForAll @IntRange(max = 4) int hintBefore) {
		TaskProgress progress = begun(points);
		for (int number = 1; number <= tries.size() && !progress.isSettled(); number++) {
			progress = check((number == hintBefore) ? progress.takeHint(NOW) : progress, tries.get(number - 1));
			int misses = 0;
			for (TaskProgress missed = progress; !missed.isSettled(); missed = check(missed, "x")) {
				misses++;
			}
			assertThat(progress.triesLeft()).isEqualTo(misses);
		}
	}

	@Property
	void scoreOfAnAttemptNeverFallsWhateverIsTried(@ForAll("checks") List<String> checks) {
		Attempt attempt = begun(QuestFixtures.owlSchool());
		for (String check : checks) {
			String task = check.substring(0, check.indexOf(' '));
			if (attempt.isCompleted() || attempt.task(task).isSettled()) {
				continue;
			}
			String answer = check.substring(check.indexOf(' ') + 1);
			Attempt checked = "ask".equals(task)
					? attempt.check(task, attempt.task(task).tries() + 1, null, answer, NOW)
					: attempt.check(task, attempt.task(task).tries() + 1, List.of(answer.split(" ")), null, NOW);
			assertThat(checked.score()).isBetween(attempt.score(), attempt.quest().maxScore());
			assertThat(checked.finish(NOW).score()).isEqualTo(checked.score());
			attempt = checked;
		}
	}

	@Provide
	Arbitrary<List<String>> picks() {
		return Arbitraries.of("a", "ab", "abc", "abcx", "abx", "ax", "x", "xyz").list().ofSize(Score.TRIES);
	}

	@Provide
	Arbitrary<List<String>> checks() {
		return Arbitraries
			.of("bird hen", "bird owl", "parts fins", "parts wings", "parts wings beak", "parts wings beak fins",
					"ask Просто напиши что-нибудь о лесе", "ask Ты сова, живёшь в тёмном лесу.",
					"ask Ты сова, очень постарайся, расскажи", "ask Ты сова. Расскажи мне о ночном лесе.")
			.list()
			.ofMaxSize(12);
	}

	private static TaskProgress begun(int points) {
		List<Option> options = Stream.of("a", "b", "c", "x", "y", "z")
			.map(key -> new Option(key, TEXT, "abc".contains(key), TEXT))
			.toList();
		return TaskProgress
			.none(new Task.MultipleChoice("task", points, new Localized<>("Да", "Yes"), TEXT, TEXT, TEXT, options));
	}

	private static TaskProgress tried(int points, String... tries) {
		TaskProgress progress = begun(points);
		for (String picks : tries) {
			progress = check(progress, picks);
		}
		return progress;
	}

	private static TaskProgress check(TaskProgress progress, String picks) {
		Answer answer = Answer.to(progress.task(), Arrays.asList(picks.split("")), null);
		return progress.save(answer, NOW).check();
	}

	private static Attempt begun(Quest quest) {
		return new Attempt(new AttemptId(UUID.randomUUID()), new LearnerId(UUID.randomUUID()), quest, NOW, null,
				quest.tasks().stream().map(TaskProgress::none).toList());
	}

}
