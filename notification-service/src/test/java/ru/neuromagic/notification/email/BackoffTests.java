package ru.neuromagic.notification.email;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1), new Random());

	@ParameterizedTest
	@CsvSource({ "1, PT5S", "2, PT10S", "4, PT40S", "10, PT42M40S", "11, PT1H", "40, PT1H", "1000, PT1H" })
	void doublesUpToTheLongestWaitAndTakesAtMostHalfOff(int tries, Duration most) {
		for (int round = 0; round < 100; round++) {
			assertThat(this.backoff.after(tries)).isBetween(most.dividedBy(2), most);
		}
	}

	@RepeatedTest(3)
	void lettersThatFailedTogetherComeBackApart() {
		assertThat(IntStream.range(0, 50).mapToObj(letter -> this.backoff.after(9)).distinct().count())
			.isGreaterThan(25);
	}

}
