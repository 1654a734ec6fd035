package ru.neuromagic.quest.grading;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ru.neuromagic.quest.quest.QuestFixtures;
import ru.neuromagic.quest.quest.Task;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a learner types decides only by its length how long it is read and graded: sixteen times the length takes some sixteen
 * times as long.
 */
class TimeOfGradingTests {

	private static final int SHORTER = 16;

	/** Five times what is in proportion to the length; work by its square would take sixteen times that. */
	private static final int MOST_TIMES = 5 * SHORTER;

	/** Nanoseconds below which the clock says nothing. */
	private static final long LEAST = 2_000_000;

	private static final List<Task> TASKS = List.of(QuestFixtures.task(QuestFixtures.owlWords(), "word", Task.Text.class),
			QuestFixtures.task(QuestFixtures.owlSchool(), "ask", Task.Prompt.class));

	static Stream<String> hostile() {
		return Stream.of("!", " ", "! ", "«", "(", "\n", "\r", "\t \n", "\u00a0", "\u200b", "\u2028", "–", "**", "а", "aА", "1", "ё", "\u0301",
				"a\u0316\u0301", "\ufdfa", "\u3164", "👩\u200d", "\ud83d", "не ", "<b>", "&amp;", "[](", "`");
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void growsWithTheLengthOnly(String brick) {
		String text = "а" + brick.repeat(Task.MAX_LENGTH / brick.length());
		String hostile = text.substring(0, Task.MAX_LENGTH - 1) + "б";
		String shorter = text.substring(0, Task.MAX_LENGTH / SHORTER - 1) + "б";
		grade(shorter);
		assertThat(cpu(hostile)).isLessThan(MOST_TIMES * cpu(shorter) + LEAST);
	}

	/** The least of several runs: what the compiler and the collector add is no property of the text. */
	private static long cpu(String text) {
		long least = Long.MAX_VALUE;
		for (int run = 0; run < 15; run++) {
			long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			grade(text);
			least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
		}
		return least;
	}

	private static void grade(String text) {
		for (Task task : TASKS) {
			Grading.grade(task, new Answer.Text(text));
			try {
				Grading.grade(task, Answer.to(task, null, text));
			}
			catch (AnswerInvalid tooLong) {
				assertThat(tooLong).isNotNull();
			}
		}
	}

}
