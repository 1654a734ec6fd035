package ru.neuromagic.load.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import ru.neuromagic.load.machine.Cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MeasurementTests {

	@Test
	void dividesWhatWasUsedByTheTurns() {
		Measurement measurement = measurement(200, Duration.ofSeconds(4));

		assertThat(measurement.perSecond()).isEqualTo(50);
		assertThat(measurement.perTurn(measurement.cpu().of("web-ui"))).isEqualTo(2.5);
		assertThat(measurement.perTurn(measurement.cpu().of(_ -> true))).isEqualTo(5);
	}

	@Test
	void tellsThePartThatWouldHaveBeenUsedAnyway() {
		// a tenth of a processor for 4 s is 400 ms, for 200 turns
		assertThat(measurement(200, Duration.ofSeconds(4)).idlePerTurn(0.1)).isEqualTo(2, within(1e-9));
	}

	@Test
	void tellsTheShareOfCompilers() {
		assertThat(measurement(200, Duration.ofSeconds(4)).compiling()).isEqualTo(0.05, within(1e-9));
	}

	@Test
	void givesPercentilesInMilliseconds() {
		Measurement measurement = measurement(100, Duration.ofSeconds(1));

		assertThat(measurement.percentile(50)).isEqualTo(50, within(0.1));
		assertThat(measurement.percentile(99)).isEqualTo(99, within(0.1));
	}

	@Test
	void withoutTurnsThereIsNoCost() {
		assertThat(measurement(0, Duration.ofSeconds(1)).perTurn(Duration.ofSeconds(1))).isNaN();
	}

	/** Turns of 1, 2, 3 … milliseconds. */
	private static Measurement measurement(int turns, Duration lasted) {
		Histogram times = new Histogram(60_000_000, 3);
		for (int i = 1; i <= turns; i++) {
			times.recordValue(i * 1000L);
		}
		return new Measurement("name", "title", times, List.of(), lasted,
				new Cpu(Map.of("web-ui", Duration.ofMillis(500), "postgres", Duration.ofMillis(500))),
				Duration.ofMillis(50), Duration.ZERO);
	}

}
