package ru.neuromagic.load.machine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProcTests {

	@Test
	void readsProcessorTimeWithThatOfChildrenThatEnded() {
		ProcStat stat = ProcStat.parse(
				"4711 (java) S 42 4711 4711 0 -1 1077936192 9 8 7 6 150 50 30 20 20 0 61 0 1234 3000000 5000 18446744073709551615");

		assertThat(stat).isEqualTo(new ProcStat(4711, 42, Duration.ofMillis(2500)));
	}

	@Test
	void readsNamesWithSpacesAndParentheses() {
		ProcStat stat = ProcStat.parse("7 (a) R 1 (b) S 3 7 7 0 -1 0 0 0 0 0 1 0 0 0 20 0 1 0 5 0 0 0\n");

		assertThat(stat).isEqualTo(new ProcStat(7, 3, Duration.ofMillis(10)));
	}

	@Test
	void countsAllProcessesBelowOneAndNoOthers() {
		ProcessTree tree = new ProcessTree(List.of(process(1, 0, 1000), process(10, 1, 5), process(11, 10, 7),
				process(12, 11, 11), process(20, 1, 500)));

		assertThat(tree.below(10)).containsExactlyInAnyOrder(10L, 11L, 12L);
		assertThat(tree.cpu(10)).isEqualTo(Duration.ofMillis(23));
		assertThat(tree.cpu(99)).isZero();
	}

	@Test
	void findsItsOwnProcess() {
		assertThat(ProcStat.of(ProcessHandle.current().pid()).orElseThrow().cpu()).isPositive();
		assertThat(Memory.of(ProcessHandle.current().pid()).pss()).isPositive();
	}

	@Test
	void readsMemory() {
		Memory memory = Memory.parse("""
				00400000-7ffc3a1fe000 ---p 00000000 00:00 0                              [rollup]
				Rss:              204800 kB
				Pss:              102400 kB
				Pss_Anon:          99999 kB
				Shared_Clean:        100 kB
				""");

		assertThat(memory).isEqualTo(new Memory(204_800, 102_400));
	}

	@Test
	void whatWasUsedIsTheDifferenceOfTwoLooks() {
		Cpu before = new Cpu(Map.of("postgres", Duration.ofSeconds(5), "kafka", Duration.ofSeconds(1)));
		Cpu after = new Cpu(Map.of("postgres", Duration.ofSeconds(7), "kafka", Duration.ofSeconds(4)));

		Cpu used = after.since(before);

		assertThat(used.of("postgres")).isEqualTo(Duration.ofSeconds(2));
		assertThat(used.of(_ -> true)).isEqualTo(Duration.ofSeconds(5));
		assertThat(used.of("keycloak")).isZero();
	}

	private static ProcStat process(long pid, long parent, long millis) {
		return new ProcStat(pid, parent, Duration.ofMillis(millis));
	}

}
