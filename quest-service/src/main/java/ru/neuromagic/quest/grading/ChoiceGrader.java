package ru.neuromagic.quest.grading;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ru.neuromagic.quest.quest.Option;
import ru.neuromagic.quest.quest.Task;

/**
 * Right picks less wrong picks, over the number of right options, and never below nothing: guessing everything earns
 * nothing, and for a single choice it is all or nothing.
 */
class ChoiceGrader implements Grader<Task.Choice, Answer.Choices> {

	@Override
	public Grade grade(Task.Choice task, Answer.Choices answer) {
		Map<Boolean, List<String>> picks = task.options()
			.stream()
			.filter(option -> answer.choices().contains(option.key()))
			.collect(Collectors.partitioningBy(Option::correct, Collectors.mapping(Option::key, Collectors.toList())));
		List<String> right = picks.get(true);
		List<String> wrong = picks.get(false);
		int correct = (int) task.options().stream().filter(Option::correct).count();
		return new Grade.Choices(Share.of(right.size() - wrong.size(), correct), right, wrong);
	}

}
