package ru.neuromagic.quest.grading;

import java.util.List;
import java.util.stream.IntStream;

import ru.neuromagic.quest.content.Words;
import ru.neuromagic.quest.quest.Cap;
import ru.neuromagic.quest.quest.Criterion;
import ru.neuromagic.quest.quest.Task;

/**
 * The weight of the criteria that are met over the weight of all; at most the cap for a prompt that is too short, at most
 * half for one with something forbidden.
 */
class PromptGrader implements Grader<Task.Prompt, Answer.Text> {

	private static final Share CAP_OF_FORBIDDEN = Share.of(1, 2);

	@Override
	public Grade grade(Task.Prompt task, Answer.Text answer) {
		String text = answer.text();
		List<Criterion> met = task.criteria().stream().filter(criterion -> criterion.isMetBy(text)).toList();
		List<Integer> broken = IntStream.range(0, task.forbid().size())
			.filter(rule -> task.forbid().get(rule).isIn(text))
			.boxed()
			.toList();
		Share earned = Share.of(weight(met), weight(task.criteria()));
		Share capped = earned.atMost(capOf(task, text));
		Share share = broken.isEmpty() ? capped : capped.atMost(CAP_OF_FORBIDDEN);
		return new Grade.Prompt(share, met.stream().map(Criterion::key).toList(), broken, !capped.equals(earned));
	}

	private static Share capOf(Task.Prompt task, String text) {
		Cap cap = task.cap();
		return (cap != null && Words.count(text) < cap.below()) ? Share.of(cap.score()) : Share.FULL;
	}

	private static int weight(List<Criterion> criteria) {
		return criteria.stream().mapToInt(Criterion::weight).sum();
	}

}
