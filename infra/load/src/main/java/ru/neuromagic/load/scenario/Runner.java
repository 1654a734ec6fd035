package ru.neuromagic.load.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.HdrHistogram.Histogram;
import ru.neuromagic.load.machine.Compilers;
import ru.neuromagic.load.machine.Components;
import ru.neuromagic.load.machine.Cpu;

/** Lets visitors do a scenario at the same time: each begins anew as soon as it has its answer. */
public final class Runner {

	private static final Duration WARM_UP = Duration.ofSeconds(8);

	private static final int MOST_WARM_UPS = 12;

	/** It is warm when compilers take no more than this share. */
	private static final double SETTLED = 0.03;

	private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;

	private static final int FAILURES_KEPT = 5;

	private final Components components;

	private final int concurrency;

	private final Duration duration;

	public Runner(Components components, int concurrency, Duration duration) {
		this.components = components;
		this.concurrency = concurrency;
		this.duration = duration;
	}

	/**
	 * Lets visitors do it until compilers have hardly anything left to do with it. What other scenarios warm up, such as
	 * filters and the database, this one finds warm: all are warmed up before the first is measured.
	 */
	public void warmUp(Scenario scenario) throws IOException, InterruptedException {
		warmUp(scenario, prepare(scenario));
	}

	/** Warms up once more and measures. */
	public Measurement run(Scenario scenario) throws IOException, InterruptedException {
		List<Scenario.Activity> activities = prepare(scenario);
		warmUp(scenario, activities);
		return repeat(scenario, activities, this.duration);
	}

	private void warmUp(Scenario scenario, List<Scenario.Activity> activities) throws InterruptedException {
		for (int i = 0; i < MOST_WARM_UPS; i++) {
			Measurement round = repeat(scenario, activities, WARM_UP);
			if (!round.failures().isEmpty() || round.compiling() <= SETTLED) {
				return;
			}
		}
	}

	/** Something else to be measured while visitors keep the platform busy. */
	public interface Measuring<T> {

		T measure() throws IOException, InterruptedException;

	}

	/** Keeps visitors at it until the measuring is done. */
	public <T> T during(Scenario scenario, Measuring<T> measuring) throws IOException, InterruptedException {
		List<Scenario.Activity> activities = prepare(scenario);
		AtomicBoolean over = new AtomicBoolean();
		List<String> failures = Collections.synchronizedList(new ArrayList<>());
		List<Thread> visitors = activities.stream().map(activity -> Thread.ofVirtual().start(() -> {
			try {
				while (!over.get()) {
					activity.once();
				}
			}
			catch (IOException | RuntimeException wrong) {
				failures.add(wrong.toString());
			}
		})).toList();
		T measured;
		try {
			measured = measuring.measure();
		}
		finally {
			over.set(true);
			for (Thread visitor : visitors) {
				visitor.join();
			}
		}
		if (!failures.isEmpty()) {
			throw new IOException("there was no load: " + failures.getFirst());
		}
		return measured;
	}

	private List<Scenario.Activity> prepare(Scenario scenario) throws IOException {
		List<Scenario.Activity> activities = new ArrayList<>();
		for (int visitor = 0; visitor < this.concurrency; visitor++) {
			activities.add(scenario.preparation().of(visitor));
		}
		return activities;
	}

	private Measurement repeat(Scenario scenario, List<Scenario.Activity> activities, Duration duration)
			throws InterruptedException {
		List<String> failures = new ArrayList<>();
		List<Histogram> histograms = new ArrayList<>();
		List<Thread> visitors = new ArrayList<>();
		AtomicLong end = new AtomicLong();
		Cpu before = this.components.cpu();
		Compilers compiledBefore = this.components.compilers();
		Duration generatorBefore = Components.cpuOf(ProcessHandle.current().pid());
		long begin = System.nanoTime();
		long deadline = begin + duration.toNanos();
		for (Scenario.Activity activity : activities) {
			Histogram times = new Histogram(LONGEST_MICROS, 3);
			histograms.add(times);
			visitors.add(Thread.ofVirtual().start(() -> {
				while (System.nanoTime() < deadline) {
					long from = System.nanoTime();
					try {
						activity.once();
						times.recordValue((System.nanoTime() - from) / 1000);
					}
					catch (IOException | RuntimeException wrong) {
						synchronized (failures) {
							failures.add(wrong.toString());
							if (failures.size() >= FAILURES_KEPT) {
								return;
							}
						}
					}
				}
				end.accumulateAndGet(System.nanoTime(), Math::max);
			}));
		}
		for (Thread visitor : visitors) {
			visitor.join();
		}
		Duration lasted = Duration.ofNanos(Math.max(end.get(), begin + 1) - begin);
		Cpu used = this.components.cpu().since(before);
		Duration compilers = this.components.compilers().since(compiledBefore);
		Duration generator = Components.cpuOf(ProcessHandle.current().pid()).minus(generatorBefore);
		Histogram all = new Histogram(LONGEST_MICROS, 3);
		histograms.forEach(all::add);
		return new Measurement(scenario.name(), scenario.title(), all, failures, lasted, used, compilers, generator);
	}

}
