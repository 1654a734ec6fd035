package ru.neuromagic.quest.grading;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScoreTests {

	@ParameterizedTest(name = "{0} points, share {1}, try {2}, hint {3} → {4}")
	@CsvSource({ "10,10000,1,0,10", "10,10000,2,0,7", "10,10000,3,0,4", "10,10000,1,2,8", "10,10000,2,2,5",
			"10,6666,3,0,3", "10,3333,3,2,0", "20,5000,3,0,4", "5,10000,2,0,4", "5,10000,1,1,4", "1,5000,1,0,1",
			"10,0,1,0,0", "100,9999,1,0,100" })
	void isPointsTimesShareTimesFactorLessTheHint(int points, int share, int number, int hintCost, int expected) {
		assertThat(Score.of(points, new Share(share), number, hintCost)).isEqualTo(new Score(expected, points));
	}

	@ParameterizedTest
	@CsvSource({ "10,2", "20,4", "5,1", "1,0", "3,1", "100,20" })
	void hintCostsAFifth(int points, int cost) {
		assertThat(Score.hintCost(points)).isEqualTo(cost);
	}

	@Property
	void staysBetweenNothingAndAll(@ForAll @IntRange(min = 1, max = 100) int points,
			@ForAll @IntRange(max = 10_000) int share, @ForAll @IntRange(min = 1, max = 3) int number,
			@ForAll boolean paid) {
		int hintCost = paid ? Score.hintCost(points) : 0;
		assertThat(Score.of(points, new Share(share), number, hintCost).points()).isBetween(0, points);
	}

	@Property
	void neverGrowsWithTries(@ForAll @IntRange(min = 1, max = 100) int points,
			@ForAll @IntRange(max = 10_000) int share, @ForAll @IntRange(min = 1, max = 2) int number,
			@ForAll @IntRange(max = 20) int hintCost) {
		assertThat(Score.of(points, new Share(share), number, hintCost).points())
			.isGreaterThanOrEqualTo(Score.of(points, new Share(share), number + 1, hintCost).points());
	}

	@Property
	void neverShrinksWithABetterAnswer(@ForAll @IntRange(min = 1, max = 100) int points,
			@ForAll @IntRange(max = 10_000) int worse, @ForAll @IntRange(max = 10_000) int better,
			@ForAll @IntRange(min = 1, max = 3) int number) {
		Assume.that(worse <= better);
		assertThat(Score.of(points, new Share(worse), number, 0).points())
			.isLessThanOrEqualTo(Score.of(points, new Share(better), number, 0).points());
	}

	@Property
	void isFullOnlyForAFullAnswerAtTheFirstTryWithoutAHint(@ForAll @IntRange(min = 10, max = 100) int points,
			@ForAll @IntRange(min = 1, max = 3) int number, @ForAll boolean paid) {
		int hintCost = paid ? Score.hintCost(points) : 0;
		boolean full = Score.of(points, Share.FULL, number, hintCost).points() == points;
		assertThat(full).isEqualTo(number == 1 && !paid);
	}

	@Test
	void refusesImpossiblePoints() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Score(11, 10));
		assertThatIllegalArgumentException().isThrownBy(() -> new Share(10_001));
	}

}
