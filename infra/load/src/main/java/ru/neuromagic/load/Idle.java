package ru.neuromagic.load;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

import ru.neuromagic.load.machine.Components;
import ru.neuromagic.load.machine.Cpu;
import ru.neuromagic.load.machine.Memory;

/** What the platform takes while nobody asks for anything. */
record Idle(Duration observed, Cpu cpu, Map<String, Memory> memory) {

	private static final Duration OBSERVED = Duration.ofSeconds(15);

	static Idle measure(Components components) throws InterruptedException {
		long begin = System.nanoTime();
		Cpu before = components.cpu();
		Thread.sleep(OBSERVED);
		Cpu used = components.cpu().since(before);
		return new Idle(Duration.ofNanos(System.nanoTime() - begin), used, components.memory());
	}

	/** Share of one processor, 0 to 1 and above. */
	double share(Predicate<String> which) {
		return (double) this.cpu.of(which).toNanos() / this.observed.toNanos();
	}

}
