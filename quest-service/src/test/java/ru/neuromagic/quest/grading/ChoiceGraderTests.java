package ru.neuromagic.quest.grading;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ru.neuromagic.quest.content.Html;
import ru.neuromagic.quest.content.Localized;
import ru.neuromagic.quest.quest.Option;
import ru.neuromagic.quest.quest.QuestFixtures;
import ru.neuromagic.quest.quest.Task;

import static org.assertj.core.api.Assertions.assertThat;

class ChoiceGraderTests {

	private static final Localized<Html> TEXT = new Localized<>(new Html("т"), new Html("t"));

	private final Task.Choice bird = QuestFixtures.task(QuestFixtures.owlSchool(), "bird", Task.Choice.class);

	private final Task.Choice parts = QuestFixtures.task(QuestFixtures.owlSchool(), "parts", Task.Choice.class);

	@Test
	void singleChoiceIsAllOrNothing() {
		assertThat(share(this.bird, "owl")).isEqualTo(Share.FULL);
		assertThat(share(this.bird, "hen")).isEqualTo(Share.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "wings beak,10000", "wings,5000", "wings fins,0", "wings beak fins,5000", "fins,0",
			"wings beak fins horns,0", "fins horns,0" })
	void multipleChoiceTakesWrongPicksFromRightOnes(String picks, int share) {
		assertThat(share(this.parts, picks.split(" "))).isEqualTo(new Share(share));
	}

	@Test
	void tellsRightPicksFromWrongOnes() {
		assertThat(grade(this.parts, "horns", "beak"))
			.isEqualTo(new Grade.Choices(Share.NONE, List.of("beak"), List.of("horns")));
	}

	@Property
	void shareHasBoundsAndIsFullForExactlyTheRightOptions(@ForAll @IntRange(min = 2, max = 10) int options,
			@ForAll Set<@IntRange(max = 9) Integer> correct, @ForAll Set<@IntRange(max = 9) Integer> picked) {
		correct.removeIf(option -> option >= options);
		picked.removeIf(option -> option >= options);
		Assume.that(!correct.isEmpty() && correct.size() < options);
		Share share = share(task(options, correct), picked.stream().map(ChoiceGraderTests::key).toArray(String[]::new));
		assertThat(share.basisPoints()).isBetween(0, Share.WHOLE);
		assertThat(share.isFull()).isEqualTo(picked.equals(correct));
	}

	@Property
	void anotherRightPickNeverHurtsAndAnotherWrongOneNeverHelps(@ForAll @IntRange(min = 3, max = 10) int options,
			@ForAll Set<@IntRange(max = 9) Integer> correct, @ForAll Set<@IntRange(max = 9) Integer> picked,
			@ForAll @IntRange(max = 9) int another) {
		correct.removeIf(option -> option >= options);
		picked.removeIf(option -> option >= options);
		Assume.that(!correct.isEmpty() && correct.size() < options && another < options && picked.add(another));
		Task.Choice task = task(options, correct);
		Share with = share(task, picked.stream().map(ChoiceGraderTests::key).toArray(String[]::new));
		picked.remove(another);
		Share without = share(task, picked.stream().map(ChoiceGraderTests::key).toArray(String[]::new));
		assertThat(with).usingDefaultComparator()
			.satisfies(share -> assertThat(Integer.signum(share.compareTo(without)))
				.isIn(0, correct.contains(another) ? 1 : -1));
	}

	private static Task.Choice task(int options, Set<Integer> correct) {
		return new Task.MultipleChoice("task", 10, new Localized<>("т", "t"), TEXT, TEXT, TEXT,
				IntStream.range(0, options).mapToObj(i -> new Option(key(i), TEXT, correct.contains(i), TEXT)).toList());
	}

	private static String key(int option) {
		return "option-" + option;
	}

	private static Share share(Task task, String... picks) {
		return grade(task, picks).share();
	}

	private static Grade grade(Task task, String... picks) {
		return Grading.grade(task, Answer.to(task, List.of(picks), null));
	}

}
