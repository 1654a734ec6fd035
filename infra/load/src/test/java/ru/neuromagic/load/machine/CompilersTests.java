package ru.neuromagic.load.machine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompilersTests {

	@Test
	void findThoseOfThisJvm() {
		Compilers now = Compilers.of(List.of(ProcessHandle.current().pid()));

		assertThat(now.byThread()).isNotEmpty();
		assertThat(now.since(new Compilers(Map.of()))).isPositive();
		assertThat(now.since(now)).isZero();
	}

	@Test
	void countThreadsThatBeganMeanwhileAndForgetThoseThatEnded() {
		Compilers earlier = new Compilers(Map.of(1L, Duration.ofMillis(500), 2L, Duration.ofMillis(70)));
		Compilers later = new Compilers(Map.of(1L, Duration.ofMillis(600), 3L, Duration.ofMillis(40)));

		assertThat(later.since(earlier)).isEqualTo(Duration.ofMillis(140));
	}

	@Test
	void knowNothingOfAProcessThatEnded() throws Exception {
		Process ended = new ProcessBuilder("true").start();
		ended.waitFor();

		assertThat(Compilers.of(List.of(ended.pid())).byThread()).isEmpty();
	}

}
