package ru.neuromagic.quest.attempt;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import ru.neuromagic.quest.attempt.TaskProgress.State;
import ru.neuromagic.quest.quest.Quest;
import ru.neuromagic.quest.quest.QuestFixtures;
import ru.neuromagic.service.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AttemptTests {

	private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

	private static final String FULL_PROMPT = "Ты сова. Расскажи мне о ночном лесе.";

	private final Attempt attempt = begun(QuestFixtures.owlSchool());

	@Test
	void beginsWithNothing() {
		assertThat(this.attempt.score()).isZero();
		assertThat(this.attempt.isCompleted()).isFalse();
		assertThat(this.attempt.isPassed()).isFalse();
		assertThat(this.attempt.tasks()).extracting(TaskProgress::state).containsOnly(State.UNANSWERED);
	}

	@Test
	void savedAnswerIsKeptAndNotGraded() {
		TaskProgress bird = save(this.attempt, "bird", "owl").task("bird");
		assertThat(bird.state()).isEqualTo(State.SAVED);
		assertThat(bird.revision()).isEqualTo(1);
		assertThat(bird.savedAt()).isEqualTo(NOW);
		assertThat(bird.tries()).isZero();
	}

	@Test
	void savingTheSameAgainChangesNothing() {
		Attempt saved = save(this.attempt, "bird", "owl");
		assertThat(saved.save("bird", List.of("owl"), null, 0, NOW.plusSeconds(9))).isSameAs(saved);
	}

	@Test
	void clearedAnswerIsNoAnswer() {
		Attempt cleared = save(save(this.attempt, "bird", "owl"), "bird");
		assertThat(cleared.task("bird").state()).isEqualTo(State.UNANSWERED);
		assertThat(cleared.task("bird").revision()).isEqualTo(2);
	}

	@Test
	void newerAnswerIsNotOverwritten() {
		Attempt saved = save(save(this.attempt, "bird", "hen"), "bird", "owl");
		refuses("stale-answer", () -> saved.save("bird", List.of("duck"), null, 1, NOW));
		assertThat(saved.save("bird", List.of("duck"), null, 2, NOW).task("bird").revision()).isEqualTo(3);
		assertThat(saved.save("bird", List.of("duck"), null, null, NOW).task("bird").revision()).isEqualTo(3);
	}

	@Test
	void fullAnswerSettlesAtOnce() {
		TaskProgress bird = check(this.attempt, "bird", 1, "owl").task("bird");
		assertThat(bird.state()).isEqualTo(State.SETTLED);
		assertThat(bird.score()).isEqualTo(10);
	}

	@Test
	void laterTriesEarnLess() {
		Attempt twice = check(check(this.attempt, "bird", 1, "hen"), "bird", 2, "owl");
		Attempt thrice = check(check(check(this.attempt, "bird", 1, "hen"), "bird", 2, "duck"), "bird", 3, "owl");
		assertThat(twice.score()).isEqualTo(7);
		assertThat(thrice.score()).isEqualTo(4);
	}

	@Test
	void missCanBeCorrectedAndKeepsWhatItEarned() {
		Attempt missed = check(this.attempt, "parts", 1, "wings");
		assertThat(missed.task("parts").state()).isEqualTo(State.MISSED);
		assertThat(missed.score()).isEqualTo(5);
		assertThat(check(missed, "parts", 2, "wings", "beak").score()).isEqualTo(7);
		assertThat(save(missed, "parts", "wings", "beak").task("parts").state()).isEqualTo(State.SAVED);
	}

	@Test
	void partialCreditCountsWhenTriesAreUsedUp() {
		Attempt settled = check(check(check(this.attempt, "parts", 1, "fins"), "parts", 2, "horns"), "parts", 3, "wings");
		assertThat(settled.task("parts").state()).isEqualTo(State.SETTLED);
		assertThat(settled.score()).isEqualTo(2);
	}

	@Test
	void sameTryIsGradedOnce() {
		Attempt missed = check(this.attempt, "bird", 1, "hen");
		assertThat(check(missed, "bird", 1, "owl")).isSameAs(missed);
		Attempt settled = check(missed, "bird", 2, "owl");
		assertThat(check(settled, "bird", 2, "duck")).isSameAs(settled);
		assertThat(check(settled, "bird", 1, "no-such-option")).isSameAs(settled);
	}

	@Test
	void refusesChecksOutOfOrder() {
		refuses("check-out-of-order", () -> check(this.attempt, "bird", 2, "owl"));
		refuses("check-out-of-order", () -> check(check(this.attempt, "bird", 1, "hen"), "bird", 3, "owl"));
	}

	@Test
	void refusesEmptyAnswersWithoutTakingATry() {
		refuses("answer-empty", () -> check(this.attempt, "bird", 1));
		refuses("answer-empty", () -> this.attempt.check("bird", 1, null, null, NOW));
		refuses("answer-empty", () -> this.attempt.check("ask", 1, null, "  \n ", NOW));
		refuses("validation-failed", () -> this.attempt.check("ask", 1, null, "Ты сова", NOW));
	}

	@Test
	void settledTaskStaysAsItIs() {
		Attempt settled = check(this.attempt, "bird", 1, "owl");
		refuses("task-settled", () -> save(settled, "bird", "hen"));
		refuses("task-settled", () -> check(settled, "bird", 2, "hen"));
		refuses("task-settled", () -> settled.takeHint("bird", NOW));
	}

	@Test
	void hintCostsAFifthBeforeTheSecondMiss() {
		Attempt helped = this.attempt.takeHint("bird", NOW);
		assertThat(helped.task("bird").hintCost()).isEqualTo(2);
		assertThat(check(helped, "bird", 1, "owl").score()).isEqualTo(8);
		assertThat(helped.takeHint("bird", NOW.plusSeconds(1))).isSameAs(helped);
	}

	@Test
	void hintIsOfferedForNothingAfterTheSecondMiss() {
		Attempt once = check(this.attempt, "bird", 1, "hen");
		assertThat(once.task("bird").hintOffered()).isFalse();
		assertThat(once.task("bird").hintCost()).isEqualTo(2);
		Attempt twice = check(once, "bird", 2, "duck");
		assertThat(twice.task("bird").hintOffered()).isTrue();
		assertThat(twice.task("bird").hintCost()).isZero();
		assertThat(check(twice.takeHint("bird", NOW), "bird", 3, "owl").score()).isEqualTo(4);
	}

	@Test
	void hintThatWasPaidStaysPaid() {
		Attempt paid = check(check(this.attempt.takeHint("bird", NOW), "bird", 1, "hen"), "bird", 2, "duck");
		assertThat(paid.task("bird").hintCost()).isEqualTo(2);
		assertThat(check(paid, "bird", 3, "owl").score()).isEqualTo(2);
	}

	@Test
	void lastSettledTaskCompletes() {
		Attempt almost = check(check(this.attempt, "bird", 1, "owl"), "parts", 1, "wings", "beak");
		assertThat(almost.isCompleted()).isFalse();
		Attempt completed = almost.check("ask", 1, null, FULL_PROMPT, NOW);
		assertThat(completed.completion()).isEqualTo(new Attempt.Completion(NOW, 40, true));
	}

	@Test
	void passesFromSixtyPercentOn() {
		Attempt poor = check(check(this.attempt, "bird", 1, "owl"), "parts", 1, "wings", "beak").finish(NOW);
		assertThat(poor.completion()).isEqualTo(new Attempt.Completion(NOW, 20, false));
		Attempt enough = check(this.attempt.check("ask", 1, null, FULL_PROMPT, NOW), "bird", 1, "hen");
		assertThat(check(enough, "bird", 2, "owl").finish(NOW).isPassed()).isTrue();
	}

	@Test
	void finishedEarlyKeepsTheBestTriesOfTasksThatAreNotSettled() {
		Attempt missed = check(check(this.attempt, "bird", 1, "owl"), "parts", 1, "wings");
		Attempt finished = missed.finish(NOW);
		assertThat(finished.completion()).isEqualTo(new Attempt.Completion(NOW, 15, false));
		assertThat(finished.task("parts").state()).isEqualTo(State.MISSED);
		assertThat(finished.finish(NOW.plusSeconds(5))).isSameAs(finished);
		refuses("attempt-completed", () -> save(finished, "ask"));
		refuses("attempt-completed", () -> check(finished, "parts", 2, "beak"));
		refuses("attempt-completed", () -> finished.takeHint("parts", NOW));
	}

	@Test
	void knowsItsTasksOnly() {
		refuses("task-not-found", () -> save(this.attempt, "cat", "owl"));
		refuses("task-not-found", () -> check(this.attempt, "cat", 1, "owl"));
		refuses("task-not-found", () -> this.attempt.takeHint("cat", NOW));
	}

	private static Attempt begun(Quest quest) {
		return new Attempt(new AttemptId(UUID.randomUUID()), new LearnerId(UUID.randomUUID()), quest, NOW, null,
				quest.tasks().stream().map(TaskProgress::none).toList());
	}

	private static Attempt save(Attempt attempt, String task, String... choices) {
		boolean written = "ask".equals(task);
		return attempt.save(task, written ? null : List.of(choices), written ? "" : null, null, NOW);
	}

	private static Attempt check(Attempt attempt, String task, int number, String... choices) {
		return attempt.check(task, number, List.of(choices), null, NOW);
	}

	private static void refuses(String problem, ThrowingCallable command) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(command)
			.satisfies(refusal -> assertThat(refusal.getBody().getType())
				.hasToString("/problems/" + problem));
	}

}
